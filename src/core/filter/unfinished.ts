import type { FilterProblem } from './filter.ts';
import { FIXED_VALUES } from './similar.ts';
import { termsOf } from './term.ts';

/** What a value begins with before it is valid, if its key has no fixed set of values. */
const BEGINNINGS: ReadonlyMap<string, RegExp> = new Map([
  ['status', /^(?:[1-9]x?|(?:>=|<=|>|<|=)?\d{0,2})$/i],
  ['failed', /^(?:>=|<=|>|<|=)$/],
  ['larger-than', /^\d{1,15}\.$/],
]);

/** Whether a term that is not valid may become valid when more is typed at its end: `status:`, `status:4`, `is:fai`. */
export function isUnfinished({ term }: Pick<FilterProblem, 'term'>): boolean {
  const [typed] = termsOf(term);
  if (typed?.kind !== 'key') return false;
  const last = typed.value.split(',').at(-1) ?? '';
  // Of a list, only the end is being typed. If an earlier item is not valid, the message is shown when the term is complete.
  if (last === '') return true;
  const fixed = FIXED_VALUES_BY_NAME.get(typed.key);
  if (fixed) return fixed.some((value) => value.startsWith(last.toLowerCase()));
  return BEGINNINGS.get(typed.key)?.test(last) ?? false;
}

const FIXED_VALUES_BY_NAME = new Map<string, readonly string[]>(Object.entries(FIXED_VALUES));

/**
 * Whether a problem is not reported yet, because its term is being typed.
 *
 * @param caret offset in the text where the user types; null if the user does not
 */
export function isBeingTyped(problem: Pick<FilterProblem, 'term' | 'start'>, caret: number | null): boolean {
  return caret !== null && problem.start <= caret && caret <= problem.start + problem.term.length;
}
