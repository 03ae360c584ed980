import type { Item, Items } from './item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { outcomeNumber, outcomeOfNumber } from '../../../model/columnNumbers.ts';

const NOTHING: readonly Item[] = [];

/**
 * The items of an ill-formed body. A success is `unknown` if part of its own text is missing or was skipped, since that part
 * may have stated a failure. A failure stays a failure.
 */
export function markUncertain(items: Items, document: JsonDocument): Items {
  const at = (number: number): Item => uncertainItem(items.at(number), document);
  const outcomes = Uint8Array.from({ length: items.size }, (_, number) => outcomeNumber(at(number).outcome));
  return {
    ...items,
    outcome: (number) => outcomeOfNumber(outcomes[number]),
    nested: (number) => at(number).items ?? NOTHING,
    at,
  };
}

function uncertainItem(item: Item, document: JsonDocument): Item {
  if (item.isImplied || !document.isDamaged(item.path)) return item;
  const { outcome, items = NOTHING } = item;
  return {
    ...item,
    outcome: outcome === 'success' || outcome === 'notice' ? 'unknown' : outcome,
    items: items.map((inner) => uncertainItem(inner, document)),
  };
}
