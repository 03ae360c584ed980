import { itemSignals } from '../lists/itemSignals.ts';
import type { Json } from '../syntax/value.ts';

/** Whether an item has neither a code nor a flag, an error or a status word. */
export function statesNothing(item: Json): boolean {
  const { codes, flag, hasError, words } = itemSignals(item);
  return codes.length === 0 && flag === null && !hasError && words.length === 0;
}
