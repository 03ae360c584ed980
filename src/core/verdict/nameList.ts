/** A list of names. A sentence states their number and the first few. */
export interface NameList {
  readonly count: number;
  /** At most {@link NAMED}. */
  readonly first: readonly string[];
}

/** Number of names that a sentence states. */
export const NAMED = 3;

export function nameList(names: readonly string[]): NameList {
  return { count: names.length, first: names.slice(0, NAMED) };
}
