/** Shortens a text to a number of UTF-16 code units and an ellipsis, without splitting a surrogate pair. */
export function truncate(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, pairStart(text, longest))}…` : text;
}

/** Returns the offset of a character: one less if the offset is between the halves of a surrogate pair. */
export function pairStart(text: string, offset: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? offset - 1 : offset;
}
