import { canBeTyped } from '../../core/filter/completion/applyCompletion.ts';
import { type FilterKey, FIXED_VALUES } from '../../core/filter/similar.ts';
import { SEVERITIES } from '../../core/filter/response.ts';
import type { FilterValue } from '../api/completionApi.ts';

export interface Wanted {
  readonly key: FilterKey;
  /** The beginning or a part of the value. */
  readonly typed: string;
  /** Values that are left out. */
  readonly listed: readonly string[];
  /** Maximum number of values. */
  readonly most: number;
}

/** Keys whose values are completed only from their beginning: `4` is not the beginning of 204. */
const FROM_START: ReadonlySet<string> = new Set(['status', 'failed', 'larger-than']);

/** Chooses the values that match what is typed: those that begin with it first, then the most frequent ones. */
export function rankValues(
  all: Iterable<FilterValue>,
  { key, typed, listed, most }: Wanted,
): { readonly values: readonly FilterValue[]; readonly total: number } {
  const wanted = typed.toLowerCase();
  const without = new Set(listed.map((value) => value.toLowerCase()));
  const fixed = FIXED_VALUES[key];
  const found: { readonly one: FilterValue; readonly rank: number }[] = [];
  for (const one of all) {
    const value = one.value.toLowerCase();
    const at = value.indexOf(wanted);
    if (at === -1 || (at > 0 && FROM_START.has(key)) || without.has(value)) continue;
    found.push({ one, rank: rankOf(key, one) * 2 + (at === 0 ? 0 : 1) });
  }
  const order = (value: string): number => fixed?.indexOf(value) ?? 0;
  const sorted = found.toSorted(
    ({ one: a, rank: rankA }, { one: b, rank: rankB }) =>
      rankA - rankB || order(a.value) - order(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1),
  );
  const values: FilterValue[] = [];
  for (const { one } of sorted) {
    if (values.length === most) break;
    if (canBeTyped(key, one.value)) values.push(one);
  }
  return { values, total: found.length };
}

/**
 * What occurs is before what does not. Single statuses are before those for several (404, 4xx, >=400), and severities before rules.
 */
function rankOf(key: FilterKey, { value, count }: FilterValue): number {
  const isLast = key === 'status' ? !/^\d+$/.test(value) : key === 'check' && !SEVERITIES.includes(value);
  return (count > 0 ? 0 : 2) + (isLast ? 1 : 0);
}
