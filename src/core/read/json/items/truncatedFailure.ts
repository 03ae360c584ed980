import type { RecognizedBatch } from './item.ts';
import { itemContradiction } from '../detect/contradiction.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { valueAt } from '../syntax/value.ts';

/**
 * The batch of a dialect with the item in which the text is truncated, if the complete members of that item state a failure.
 *
 * @param batch without that item
 * @param readAll reads the document with it
 */
export function withTruncatedFailure(
  batch: RecognizedBatch,
  document: JsonDocument,
  readAll: () => RecognizedBatch | null,
): RecognizedBatch {
  if (!document.problems.some(({ cut }) => cut === true)) return batch;
  const all = readAll();
  const last = batch.items.size;
  if (!all || all.items.size !== last + 1 || all.dialect?.id !== batch.dialect?.id) return batch;
  const { outcome, status = null, path } = all.items.at(last);
  const isStated = (status ?? 0) >= 400 || itemContradiction(valueAt(document.value, path) ?? null) !== null;
  return outcome === 'failure' && isStated ? all : batch;
}
