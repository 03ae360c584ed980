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
