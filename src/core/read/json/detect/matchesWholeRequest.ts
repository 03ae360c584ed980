import type { CorrelatedList } from './correlatedList.ts';
import { urlPath, type ParsedRequest, type RequestItem } from '../request/requestLists.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { nameWords } from '../vocabulary/nameRoles.ts';
import { isPlainResult } from '../vocabulary/resource.ts';
import { isObject, type Json } from '../syntax/value.ts';

const RESULTS = new Set('results result responses response operations outcomes replies'.split(' '));
/** `POST /orders/status` only reads. */
const READS = /[/:_.-](?:status(?:es)?|states?|get|read|fetch|info|details?|check|validate|export|view|report)\/?$/i;

/**
 * Whether a list has one stated result for each item of a list in the request, and none of them is a failure. Ordinary lists
 * have words and codes too, so the request must have the same number of items, none of them with a status of its own, and the
 * items must match by value, or hold nothing but results.
 */
export function matchesWholeRequest({ list, counts, correlation }: CorrelatedList, request: ParsedRequest): boolean {
  const { values, isMap } = list;
  const { requested, by, items } = correlation;
  const size = values.length;
  if (size < 2 || isMap || counts.failed > 0 || !requested || requested.isMap || READS.test(urlPath(request.url)))
    return false;
  if (requested.items.length !== size || new Set(items).size !== size || items.includes(null)) return false;
  if (!values.every(isObject) || requested.items.some(hasState)) return false;
  const isNamed = RESULTS.has(nameWords(list.name).at(-1) ?? '');
  if (by === 'position')
    return (
      values.every(isPlainResultOf) &&
      ((counts.code === size && (isNamed || list.path.length === 0)) || (counts.word === size && isNamed))
    );
  if (by !== 'echo' && by !== 'index') return false;
  if (counts.code === size) return true;
  return counts.word * 2 >= size && values.every(statesState) && (isNamed || values.every(hasErrorMember));
}

function isPlainResultOf(value: Json): boolean {
  return isObject(value) && isPlainResult(value);
}

/** Whether an item of the request has a state: then the response may repeat it. */
function hasState({ value }: RequestItem): boolean {
  return statesState(value);
}

/** Whether an item has a member for a state. */
function statesState(value: Json): boolean {
  return isObject(value) && Object.keys(value).some(isStateName);
}

function isStateName(key: string): boolean {
  const { code, flag, holdsState, mayHoldState } = memberTraits(key);
  return code !== null || flag !== null || holdsState || mayHoldState;
}

/** `"reject_reason": null` */
function hasErrorMember(value: Json): boolean {
  return isObject(value) && Object.keys(value).some((key) => memberTraits(key).error !== null);
}
