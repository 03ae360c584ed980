import { type RecognizedBatch, selectItems } from '../items/item.ts';
import { counterKind } from '../vocabulary/counterNames.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isObject, type Json } from '../syntax/value.ts';

/** Fewest other items. With fewer, a first item with other members may be a result. */
const FEWEST = 2;

/**
 * A batch of JSON texts without the first one, if that is a header: it states nothing about a result, all other items state an
 * outcome and have a member in common, and it has none of their members.
 */
export function withoutHeader(batch: RecognizedBatch | null, document: JsonDocument): RecognizedBatch | null {
  if (!batch || !document.texts || batch.causedBy || batch.items.size <= FEWEST) return batch;
  const { items } = batch;
  const { value } = document;
  if (!Array.isArray(value) || items.size !== value.length || items.outcome(0) !== 'unknown') return batch;
  const [header, ...others] = value as readonly Json[];
  const [second] = others;
  if (!isObject(header) || !isObject(second) || !Object.entries(header).every(isDescription)) return batch;
  const shared = Object.keys(second).filter((key) => others.every((one) => isObject(one) && Object.hasOwn(one, key)));
  const names = new Set(Object.keys(header));
  const isApart = others.every((one) => isObject(one) && !Object.keys(one).some((key) => names.has(key)));
  if (names.size === 0 || shared.length === 0 || !isApart) return batch;
  const rows: number[] = [];
  for (let row = 1; row < items.size; row += 1) {
    if (items.outcome(row) === 'unknown') return batch;
    rows.push(row);
  }
  return { ...batch, items: selectItems(items, rows) };
}

/** Whether a member states nothing about a result. An object or a list may. */
function isDescription([key, value]: readonly [string, Json]): boolean {
  return (typeof value !== 'object' || value === null) && memberTraits(key).isNeutral && counterKind(key) === null;
}
