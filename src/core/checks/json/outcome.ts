import { isObject, type Json, member } from '../../read/json/syntax/value.ts';
import { filledError, flagOf, type ItemStatus, statusOf } from './status.ts';

/** How a part ended. */
export type ItemOutcome = 'success' | 'failure' | 'unknown';

/**
 * The outcome of an item: by its status code, status word, the flag `success` or `ok`, the list it is in, or an error, in this
 * order.
 *
 * @param ofList null if the list does not tell
 */
export function outcomeOf(element: Json, status: ItemStatus | null, ofList: ItemOutcome | null): ItemOutcome {
  if (status !== null && status.code !== null) return status.code >= 200 && status.code <= 399 ? 'success' : 'failure';
  if (status !== null && status.isGood !== null) return status.isGood ? 'success' : 'failure';
  const flag = isObject(element) ? flagOf(element) : null;
  if (flag) return flag.value ? 'success' : 'failure';
  if (ofList) return ofList;
  if (!isObject(element)) return 'unknown';
  if (filledError(element) !== null) return 'failure';
  // A response of JSON-RPC 2.0 section 5 has either a result or an error.
  return Object.hasOwn(element, 'jsonrpc') && member(element, 'result') !== undefined ? 'success' : 'unknown';
}

/** Whether an element states a failure itself, in whichever list it is. */
export function isFailed(element: Json): boolean {
  return isObject(element) && outcomeOf(element, statusOf(element), null) === 'failure';
}
