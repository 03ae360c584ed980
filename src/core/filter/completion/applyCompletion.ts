import { INVISIBLE } from '../../text/invisible.ts';
import { termsOf } from '../term.ts';
import type { CompletedPart } from './completionAt.ts';

/** A change of a filter text. */
export interface TextChange {
  /** `[start, end)` of the text that is replaced. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The offset of the caret afterwards. */
  readonly caret: number;
}

/** @param chosen a key without its colon, or a value without quotation marks */
export function applyCompletion(part: CompletedPart, chosen: string): TextChange {
  const { start, end } = part;
  if (part.kind === 'key') return { start, end, text: `${chosen}:`, caret: start + chosen.length + 1 };
  const item = `${part.before}${chosen}`;
  const text = quotedIfNeeded(item + part.after);
  const opening = text.startsWith('"') ? 1 : 0;
  const isLast = part.after === '';
  return { start, end, text, caret: start + (isLast ? text.length : opening + item.length) };
}

/** Quotes a value that would end at a space. */
function quotedIfNeeded(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}

/**
 * Whether a term with this key and value can be typed: quotation marks cannot be escaped, `key://` is a URI, and invisible characters
 * would not be seen.
 */
export function canBeTyped(key: string, value: string): boolean {
  if (value.search(INVISIBLE) !== -1) return false;
  const [term, ...more] = termsOf(`${key}:${quotedIfNeeded(value)}`);
  return more.length === 0 && term?.kind === 'key' && term.key === key && term.value === value && !/[\n\r]/.test(value);
}
