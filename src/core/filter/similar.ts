import { OUTCOMES } from '../model/operation.ts';
import { OPERATION_KEYS, type OperationKey, STATES } from './operation.ts';
import { RESPONSE_KEYS, type ResponseKey, VERDICTS } from './response.ts';

export type FilterKey = OperationKey | ResponseKey;

export const FILTER_KEYS: readonly FilterKey[] = [...OPERATION_KEYS, ...RESPONSE_KEYS];

/** Names that other tools use, such as the filter box of the Network panel. */
const OTHER_NAMES: ReadonlyMap<string, FilterKey> = new Map([
  ['status-code', 'status'],
  ['code', 'error'],
  ['condition', 'error'],
  ['href', 'path'],
  ['name', 'path'],
  ['label', 'path'],
  ['text', 'message'],
  ['host', 'domain'],
  ['format', 'dialect'],
  ['kind', 'dialect'],
  ['type', 'dialect'],
  ['result', 'verdict'],
  ['size', 'larger-than'],
  ['rule', 'check'],
]);

/** The values of the keys that have a fixed set of them. */
export const FIXED_VALUES: Partial<Record<FilterKey, readonly string[]>> = {
  outcome: OUTCOMES,
  is: STATES,
  verdict: VERDICTS,
};

/** Returns the key that an unknown key was probably meant to be; null if none is similar. */
export function similarKey(typed: string): FilterKey | null {
  return OTHER_NAMES.get(typed) ?? similar(typed, FILTER_KEYS);
}

/** Returns the list with the values that were probably meant; null if the key has other values too, or if none is similar. */
export function similarValue(key: FilterKey, typed: string): string | null {
  const values = FIXED_VALUES[key];
  if (!values) return null;
  const items = typed
    .toLowerCase()
    .split(',')
    .map((item) => (values.includes(item) ? item : similar(item, values)));
  return items.includes(null) ? null : items.join(',');
}

/**
 * Returns the name that begins with the typed text or the reverse, or else the closest one that differs in at most a third of the
 * typed characters, or else one with the same first four letters (`failed`, `failure`).
 */
function similar<Name extends string>(typed: string, names: readonly Name[]): Name | null {
  if (typed.length < 2 || typed.length > LONGEST) return null;
  const start = names.find((name) => name.startsWith(typed) || typed.startsWith(name));
  if (start !== undefined) return start;
  const byDistance = names.map((name) => ({ name, distance: distanceOf(typed, name) }));
  const [closest] = byDistance.toSorted((a, b) => a.distance - b.distance);
  if (closest && closest.distance <= Math.ceil(typed.length / 3)) return closest.name;
  const [stem] = /^[a-z]{4}/.exec(typed) ?? [];
  return names.find((name) => stem !== undefined && name.startsWith(stem)) ?? null;
}

/** The typed text may be long; no name is. */
const LONGEST = 20;

/** Number of characters to insert, delete, replace or swap with the next one (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const changed = cell(row - 1, column - 1) + (isSame ? 0 : 1);
      const swapped = isSwapped && row > 1 && column > 1 ? cell(row - 2, column - 2) + 1 : Infinity;
      rows[row]?.push(Math.min(changed, swapped, cell(row - 1, column) + 1, cell(row, column - 1) + 1));
    }
  }
  return cell(a.length, b.length);
}
