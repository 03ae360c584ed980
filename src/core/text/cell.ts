import { safeLine } from './safeText.ts';
import { truncate } from './truncate.ts';

// Enough for the widest column: a value may have megabytes.
const MAX_CELL_LENGTH = 400;

/** Truncates a text of the response to one line and escapes invisible and bidirectional characters. */
export function cellText(text: string): string {
  const folded = text
    .slice(0, MAX_CELL_LENGTH * 2)
    .trim()
    .replace(/\s+/g, ' ');
  return safeLine(truncate(folded, MAX_CELL_LENGTH));
}
