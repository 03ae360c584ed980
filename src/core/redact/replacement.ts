/** A part of a text that is replaced by another text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @param replacements in the order of the text, without overlaps */
export function replaceParts(text: string, replacements: readonly Replacement[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: by } of replacements) {
    parts.push(text.slice(at, start), by);
    at = end;
  }
  return at === 0 ? text : parts.join('') + text.slice(at);
}
