// What the panel says of work that hung the engine or ended it, and that the next engine was not given again.

/** Beside the filter box. */
export const FILTER_STOPPED =
  'This filter was stopped because it took too long. All responses are shown; try a simpler filter.';

/** As a problem of the user's rules. */
export const RULES_STOPPED =
  'These rules were stopped because they took too long. They are off until they are changed.';

export const EXPAND_STOPPED = 'Expanding these rows was stopped because it took too long.';

export const TEACH_STOPPED = 'Creating a rule for this response was stopped because it took too long.';

/** @param name method and path of the response at which the export stopped */
export function exportStopped(name: string): string {
  return `The export was stopped because writing ${name} took too long. Try the other format, or export other responses one by one.`;
}

export const EXPORT_FILTER_STOPPED = 'The export was stopped because its filter took too long. Try a simpler filter.';
