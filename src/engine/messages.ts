// Why the panel gets no result for work that hung or crashed the engine, and that the next engine does not repeat.

export const EXPAND_STOPPED = 'Expanding these rows was stopped because it took too long.';

export const CREATE_RULE_STOPPED = 'Creating a rule for this response was stopped because it took too long.';

/** @param name method and path of the response at which the export stopped */
export function exportStopped(name: string): string {
  return `The export was stopped because writing ${name} took too long. Try the other format, or export other responses one at a time.`;
}

export const EXPORT_FILTER_STOPPED = 'The export was stopped because its filter took too long. Try a simpler filter.';
