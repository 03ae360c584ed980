/** A quote with the backslashes before it; null if there is none. */
export function quoteAt(text: string, at: number): string | null {
  let end = at;
  while (text.charCodeAt(end) === 0x5c) end += 1;
  return text.charCodeAt(end) === 0x22 ? text.slice(at, end + 1) : null;
}

/** The last search for each number of backslashes, from `start` to `end`. Repeating it for each string would take quadratic time. */
const lastSearches = new Map<number, { readonly text: string; readonly start: number; readonly end: number }>();

/**
 * Returns the end of the content of a JSON string.
 *
 * @param backslashes number of them before the quotes of the string; more than 0 for a string within a string
 */
export function endOfString(text: string, from: number, backslashes: number): number {
  const last = lastSearches.get(backslashes);
  if (last?.text === text && last.start <= from && from <= last.end) return last.end;
  const end = searchEnd(text, from, backslashes);
  // Short searches need not be remembered.
  if (end - from > 1000) lastSearches.set(backslashes, { text, start: from, end });
  return end;
}

function searchEnd(text: string, from: number, backslashes: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    const count = backslashesBefore(text, at, from);
    if (count % (2 * (backslashes + 1)) === backslashes) return at - backslashes;
  }
  return text.length;
}

function backslashesBefore(text: string, at: number, from: number): number {
  let count = 0;
  while (at - count > from && text.charCodeAt(at - count - 1) === 0x5c) count += 1;
  return count;
}
