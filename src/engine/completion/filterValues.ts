import { isOperationKey } from '../../core/filter/operation.ts';
import type { FilteredResponse } from '../../core/filter/response.ts';
import { FILTER_KEYS, type FilterKey, FIXED_VALUES } from '../../core/filter/similar.ts';
import type { FilterValue, FilterValues } from '../api/completionApi.ts';
import type { CountTable } from './countTable.ts';
import type { OperationTables } from './operationValues.ts';
import { rankValues, type Wanted } from './rankValues.ts';
import { responseValues } from './responseValues.ts';

/** Returns the values of a key that match what is typed. */
export function filterValues(
  wanted: Wanted,
  tables: OperationTables,
  responses: readonly FilteredResponse[],
): Omit<FilterValues, 'isComplete'> {
  const isExact = !isOperationKey(wanted.key) || tables[wanted.key].isExact;
  return { ...rankValues(valuesOf(wanted.key, tables, responses), wanted), isExact };
}

/** Returns the number of different values of each key. */
export function filterKeys(
  tables: OperationTables,
  responses: readonly FilteredResponse[],
): ReadonlyMap<FilterKey, number> {
  return new Map(
    FILTER_KEYS.map((key) => {
      const values = [...valuesOf(key, tables, responses)];
      return [key, values.filter(({ count }) => count > 0).length];
    }),
  );
}

function valuesOf(
  key: FilterKey,
  tables: OperationTables,
  responses: readonly FilteredResponse[],
): Iterable<FilterValue> {
  if (!isOperationKey(key)) return responseValues(key, responses);
  const table = tables[key];
  const fixed = FIXED_VALUES[key];
  if (fixed) return fixed.map((value) => ({ value, count: table.count(value), detail: '' }));
  return key === 'prop' || key === 'error' ? names(table) : table.values();
}

/** Returns names in `{namespace}local` as local names, unless several namespaces have the same one. */
function names(table: CountTable): readonly FilterValue[] {
  const all = [...table.values()].map((one) => ({ one, ...partsOf(one.value) }));
  const used = new Map<string, number>();
  for (const { local } of all) used.set(local, (used.get(local) ?? 0) + 1);
  return all.map(({ one, local, namespace }) =>
    namespace === null ? one : { ...one, value: used.get(local) === 1 ? local : one.value, detail: namespace },
  );
}

function partsOf(name: string): { readonly local: string; readonly namespace: string | null } {
  const [, namespace = null, local = name] = /^\{([^{}]*)\}([^{}]+)$/.exec(name) ?? [];
  return { local, namespace };
}
