import { nameRole, nameWords } from '../vocabulary/nameRoles.ts';
import { isList, type Json, type JsonObject } from '../syntax/value.ts';

const AXES = new Set(
  'label labels x axis category categories date dates day days week weeks month months year years hour hours time times timestamp timestamps bucket buckets period periods'.split(
    ' ',
  ),
);
const NONE: ReadonlySet<string> = new Set();

/**
 * The members of an object that are series of numbers of a chart: lists as long as its axis, such as `{"days": ["Mon", "Tue"],
 * "errors": [4, 0]}`. Their names imply nothing about their items.
 */
export function chartSeries(value: JsonObject): ReadonlySet<string> {
  let lengths: Set<number> | null = null;
  for (const key in value) {
    const axis = value[key] ?? null;
    if (isList(axis) && axis.length > 1 && AXES.has(nameWords(key).at(-1) ?? ''))
      (lengths ??= new Set()).add(axis.length);
  }
  if (!lengths) return NONE;
  const series = new Set<string>();
  for (const key in value) {
    const list = value[key] ?? null;
    if (isList(list) && lengths.has(list.length) && isSeries(key, list)) series.add(key);
  }
  return series;
}

function isSeries(key: string, list: readonly Json[]): boolean {
  const role = nameRole(key);
  return (role === 'good' || role === 'bad') && list.every((item) => typeof item === 'number');
}
