import { type Term, termsOf } from '../term.ts';

/** The part of a filter text that is being typed. */
export type CompletedPart =
  | {
      readonly kind: 'key';
      /** What is typed of the key, in lowercase. */
      readonly typed: string;
      /** `[start, end)` of the text that a key and its colon replace. */
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'value';
      readonly key: string;
      /** What is typed of the value, or of its item in a list. */
      readonly typed: string;
      /** The other items of the list. */
      readonly listed: readonly string[];
      /** The list before and after the item that is being typed. */
      readonly before: string;
      readonly after: string;
      /** `[start, end)` of the value with its quotation marks. */
      readonly start: number;
      readonly end: number;
    };

/** The keys whose values may be lists. */
const LIST_KEYS: ReadonlySet<string> = new Set(['status', 'outcome', 'is', 'verdict', 'method', 'check']);

/**
 * Finds the key or value that is being typed.
 *
 * @param caret offset in the text, in UTF-16 code units
 * @returns null in a quoted text, in a regular expression, and inside a word that is not a key
 */
export function completionAt(text: string, caret: number): CompletedPart | null {
  const term = termsOf(text).find(({ start, source }) => start < caret && caret <= start + source.length);
  if (!term || term.source === '-') return atBoundary(text, caret);
  const bodyStart = term.start + (term.negative ? 1 : 0);
  if (caret < bodyStart) return null;
  const [, key] = /^([A-Za-z-]+):/.exec(text.slice(bodyStart)) ?? [];
  const colon = key === undefined ? -1 : bodyStart + key.length;
  if (term.kind === 'key' && caret > colon) return valueAt(text, caret, term, colon + 1);
  const end = term.kind === 'key' ? colon + 1 : term.start + term.source.length;
  const isWord = term.kind === 'key' || /^[A-Za-z-]*$/.test(text.slice(bodyStart, end));
  return isWord ? { kind: 'key', typed: text.slice(bodyStart, caret).toLowerCase(), start: bodyStart, end } : null;
}

/** A term may begin here, if no other term touches the caret. */
function atBoundary(text: string, caret: number): CompletedPart | null {
  if (!/(?:^|\s)-?$/.test(text.slice(0, caret)) || /^\S/.test(text.slice(caret))) return null;
  return { kind: 'key', typed: '', start: caret, end: caret };
}

function valueAt(text: string, caret: number, term: Term & { kind: 'key' }, start: number): CompletedPart | null {
  const end = term.start + term.source.length;
  const isQuoted = text[start] === '"';
  const from = isQuoted ? start + 1 : start;
  const to = isQuoted && !term.isUnclosed ? end - 1 : end;
  if (caret < from || caret > to) return null;
  const common = { kind: 'value', key: term.key, start, end } as const;
  if (!LIST_KEYS.has(term.key)) return { ...common, typed: text.slice(from, caret), listed: [], before: '', after: '' };
  const content = text.slice(from, to);
  const itemStart = content.slice(0, caret - from).lastIndexOf(',') + 1;
  const comma = content.indexOf(',', caret - from);
  const before = content.slice(0, itemStart);
  const after = comma === -1 ? '' : content.slice(comma);
  const listed = `${before}${after}`.split(',').filter((item) => item !== '');
  return { ...common, typed: content.slice(itemStart, caret - from), listed, before, after };
}
