import type { ChosenLists } from '../detect/chooseLists.ts';
import type { JsonDocument } from '../syntax/document.ts';
import type { Path } from '../syntax/value.ts';
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

/** Whether a body counts both its results and its failures, and the lists have as many failures: `"ingested": 2, "failed": 1`. */
export function countsFailures(document: JsonDocument, { kind, lists }: ChosenLists): boolean {
  const failed = lists.reduce(
    (sum, { list, counts }) => sum + (kind === 'split' && list.role === 'bad' ? list.values.length : counts.failed),
    0,
  );
  // The shards of a search are not results.
  const areShards = lists.some(({ list }) => list.path.some((step) => /shards$/i.test(String(step))));
  if (document.recovered || failed === 0 || areShards) return false;
  const stated = statedTotals(
    document,
    lists.map(({ list }) => list.path),
    { size: failed, end: (operation) => operation + 1, outcome: () => 'failure' },
  );
  return stated !== null && stated.failed === failed && stated.total !== null;
}
