import type { ChosenLists } from '../detect/chooseLists.ts';
import type { JsonDocument } from '../syntax/document.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isList, isObject, type Path, valueAt } from '../syntax/value.ts';
import { nameRole } from '../vocabulary/nameRoles.ts';
import { statedTotals } from './totals.ts';

/**
 * Whether a complete body states that no item of a list failed, and states nothing else about it: `"FailedRecordCount": 0`;
 * `"success": 2, "failure": 0` above two items.
 */
export function deniesFailures(document: JsonDocument, path: Path, size: number): boolean {
  if (document.recovered) return false;
  const stated = statedTotals(document, [path], {
    size,
    end: (operation) => operation + 1,
    outcome: () => 'success',
  });
  return stated !== null && stated.failed === 0 && !stated.isFlagged && (stated.total ?? size) === size;
}

/** `test Results` for `testResults`. */
function nameOf(step: string | number): string {
  return String(step).replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** Whether a body counts both its results and its failures, and the lists have as many failures: `"ingested": 2, "failed": 1`. */
export function countsListedFailures(document: JsonDocument, { kind, lists }: ChosenLists): boolean {
  const failed = lists.reduce(
    (sum, { list, counts }) => sum + (kind === 'split' && list.role === 'bad' ? list.values.length : counts.failed),
    0,
  );
  // The shards of a search and the cases of a test run are not results.
  const areOthers = lists.some(({ list }) =>
    list.path.some((step) => /shards$|^(?:tests?|suites?|specs?)(?![a-z])/i.test(nameOf(step))),
  );
  if (document.recovered || failed === 0 || areOthers) return false;
  const stated = statedTotals(
    document,
    lists.map(({ list }) => list.path),
    { size: failed, end: (operation) => operation + 1, outcome: () => 'failure' },
  );
  return stated !== null && stated.failed === failed && stated.total !== null;
}

/**
 * Whether a complete body has an empty list of failures beside a list that is as long as one of the request:
 * `{"created": [{"id": 7}], "errors": []}`.
 */
export function isBesideNoFailures(document: JsonDocument, path: Path, size: number, request: ParsedRequest): boolean {
  const holder = valueAt(document.value, path.slice(0, -1));
  if (document.recovered || path.length === 0 || !isObject(holder)) return false;
  if (!request.lists.some(({ items, isMap }) => !isMap && items.length === size)) return false;
  let isDenied = false;
  for (const key in holder) {
    const beside = holder[key] ?? null;
    if (key === path.at(-1) || !isList(beside)) continue;
    if (beside.length > 0) return false;
    isDenied ||= nameRole(key) === 'bad';
  }
  return isDenied;
}
