import { operationMessages } from '../../../model/messages.ts';
import { type RecognizedBatch, type Item, itemsFromArray } from './item.ts';
import { itemContradiction, contradictionMessage } from '../detect/contradiction.ts';
import { itemDoubt, MULTI_STATUS, statusDoubt } from '../detect/itemDoubt.ts';
import { type Json, valueAt } from '../syntax/value.ts';
import { vendorCode } from '../vocabulary/vendorCode.ts';

/**
 * Turns successes that contradict themselves into failures in the batch of a dialect. The general rules do this in
 * `buildItems.ts`.
 */
export function withoutContradictions(batch: RecognizedBatch, root: Json): RecognizedBatch {
  const { array } = batch.items;
  if (!array) return batch;
  let isChanged = false;
  const items = array.map((item) => {
    const checked = withoutContradiction(item, root);
    isChanged ||= checked !== item;
    return checked;
  });
  return isChanged ? { ...batch, items: itemsFromArray(items) } : batch;
}

function withoutContradiction(item: Item, root: Json): Item {
  if (item.isImplied || (item.outcome !== 'success' && item.outcome !== 'notice')) return item;
  const value = valueAt(root, item.path) ?? null;
  const isEmpty = (item.items ?? []).length === 0;
  const found = itemContradiction(value);
  const contradiction =
    (found?.isInData && !isEmpty ? null : found) ??
    itemDoubt(value, () => true) ??
    (isEmpty && item.status === MULTI_STATUS ? statusDoubt(value) : null);
  if (!contradiction) return item;
  return {
    ...item,
    outcome: contradiction.outcome,
    note: operationMessages.contradicted(contradiction.member),
    message: contradictionMessage(contradiction),
    code: item.code ?? vendorCode(value, item.status ?? null),
  };
}
