import { pairStart } from '../../core/text/truncate.ts';

const LONGEST = 80;

/**
 * Returns a part of a text that can be typed as the value of a filter, where quotation marks cannot be escaped, and line breaks cannot
 * be typed: its longest part without them.
 */
export function typeableText(text: string): string {
  let longest = '';
  for (const part of text.slice(0, LONGEST * 10).split(/["\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)) {
    const trimmed = part.trim();
    if (trimmed.length > longest.length) longest = trimmed;
  }
  return longest.slice(0, pairStart(longest, Math.min(longest.length, LONGEST))).trim();
}
