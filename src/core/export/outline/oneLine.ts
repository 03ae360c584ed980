import { safeLine } from '../../text/safeText.ts';

/**
 * Puts a text on one line, shortens it in the middle, and replaces characters that are not visible or not valid: controls and
 * direction marks (`⟨U+202E⟩`), and surrogates without their other half (U+FFFD).
 *
 * @param longest number of UTF-16 code units
 */
export function oneLine(text: string, longest: number): string {
  // Much of a long text is not needed, and invisible characters become longer.
  const part = text.length > longest * 4 ? `${text.slice(0, longest * 2)}${text.slice(-longest * 2)}` : text;
  const folded = safeLine(part.replace(/\s+/g, ' ').trim());
  const half = Math.floor((longest - 1) / 2);
  const short = folded.length > longest ? `${folded.slice(0, longest - 1 - half)}…${folded.slice(-half)}` : folded;
  return short.toWellFormed();
}
