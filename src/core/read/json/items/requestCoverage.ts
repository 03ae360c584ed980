import type { UnansweredItem } from '../../../model/parsedBody.ts';
import type { RecognizedBatch } from './item.ts';
import { requestItemLabels } from './rowLabels.ts';
import { normalizeName, nameRole } from '../vocabulary/nameRoles.ts';
import type { ParsedRequest, RequestList } from '../request/requestLists.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

/** Which request items have no result. */
export type RequestCoverage = Pick<RecognizedBatch, 'unanswered' | 'requestItems'>;

/** It is not known which request items have no result. */
export const UNKNOWN_COVERAGE: RequestCoverage = { unanswered: [] };

/** For results in the order of the request: items after the last result have none. */
export function coverageByOrder(
  sent: readonly Json[],
  results: number,
  labelOf: (item: Json) => string | null,
): RequestCoverage {
  if (sent.length === 0) return UNKNOWN_COVERAGE;
  const unanswered = sent
    .slice(results)
    .map((item, i): UnansweredItem => ({ index: results + i, label: labelOf(item) }));
  return { unanswered, requestItems: sent.length };
}

/** The same for a request list, with its labels. */
export function listCoverageByOrder(list: RequestList, results: number): RequestCoverage {
  const label = requestItemLabels(list);
  const unanswered = list.items
    .slice(results)
    .map((item): UnansweredItem => ({ index: item.index, label: label(item) }));
  return { unanswered, requestItems: list.items.length };
}

/**
 * For results that do not match any request item: their content does not show which items have no result, but their number
 * shows how many.
 *
 * @param names of the lists that hold the results
 * @param results number of results in these lists
 */
export function coverageByCount(request: ParsedRequest, names: readonly string[], results: number): RequestCoverage {
  const list = batchIn(request, names);
  return list && list.items.length > results ? listCoverageByOrder(list, results) : UNKNOWN_COVERAGE;
}

/** For a body with empty lists of results. An empty list of failures means that nothing failed. */
export function coverageOfEmptyBody(value: Json, request: ParsedRequest): RequestCoverage {
  const empty = isObject(value) ? Object.keys(value).filter((key) => isEmpty(value[key])) : [];
  const names = empty.filter((key) => nameRole(key) !== 'bad' && nameRole(key) !== 'aside');
  return isEmpty(value) || names.length > 0 ? coverageByCount(request, names, 0) : UNKNOWN_COVERAGE;
}

function isEmpty(value: Json | undefined): boolean {
  return isList(value) && value.length === 0;
}

/**
 * The list of sub-requests: the whole body, the list of the same name, or the only list of objects or ids. Other lists of
 * texts are mostly options of the request (`fields`, `scopes`).
 */
function batchIn({ body, lists }: ParsedRequest, names: readonly string[]): RequestList | null {
  const own = lists.filter(({ path, isMap }) => !isMap && path.every((step) => typeof step === 'string'));
  const whole = own.find(({ path }) => path.length === 0);
  if (whole) return body === undefined && !whole.items.every(({ value }) => isObject(value)) ? null : whole;
  // URL parameters and form fields are not sub-requests.
  const inBody = isObject(body) ? own.filter(({ path: [first] }) => first !== undefined && first in body) : [];
  const known = new Set(names.map((name) => normalizeName(name)));
  const alike = inBody.find(({ name }) => known.has(normalizeName(name)));
  if (alike) return alike;
  const batches = inBody.filter(({ name, items }) => items.every(({ value }) => isObject(value)) || IDS.test(name));
  return batches.length === 1 ? (batches[0] ?? null) : null;
}

const IDS = /(?:ids?|keys|urls?|uris?|hrefs?|paths?|emails?)$/i;
