import type { Finding } from '../../core/checks/finding.ts';
import { partitionPoint } from '../../core/model/partitionPoint.ts';
import type { Operations } from '../../core/model/operation.ts';
import { createLineColumnLookup } from '../../core/text/lineColumn.ts';
import type { CheckPlace } from '../api/checks.ts';
import { operationKey } from '../tree/rowKey.ts';

/** Returns a function that locates findings in a body and in its operations. A call takes O(log n). */
export function createPlaceLookup(
  text: string,
  operations: Operations,
): (finding: Finding, index: number) => CheckPlace {
  const position = createLineColumnLookup(text);
  return ({ params, pointer, range }, index) => {
    const operation = range && operationAt(operations, range[0]);
    return {
      index,
      params,
      pointer,
      line: range && position(range[0]).line,
      row: operation === null ? null : operationKey(operation),
    };
  };
}

/** Returns the operation whose source contains an offset; null if there is none. Operations are in document order. */
function operationAt(operations: Operations, offset: number): number | null {
  const after = partitionPoint(operations.size, (number) => (operations.detail(number).range?.[0] ?? 0) > offset);
  for (let number = after - 1; number >= 0; number = operations.parent(number)) {
    const { range } = operations.detail(number);
    if (range && range[0] <= offset && offset < range[1]) return number;
  }
  return null;
}
