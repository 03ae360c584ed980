import type { UnansweredItem } from '../../../model/parsedBody.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import type { Items } from '../items/item.ts';
import { statusNumber } from '../vocabulary/statusCode.ts';
import { itemMethod } from '../vocabulary/itemHeaders.ts';
import { itemsAt } from '../items/itemsAt.ts';
import { EMPTY_REQUEST, urlPath, type ParsedRequest } from '../request/requestLists.ts';
import { isList, isObject, type Json, type JsonList, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';
import { dependencyCauses } from './dependencyCauses.ts';

const MEMBERS = new Set(['id', 'status', 'headers', 'body', 'atomicityGroup', 'dependsOn']);

interface SubRequest {
  readonly id: string;
  readonly index: number;
  readonly request: Json;
}

/**
 * JSON batches of OData 4.01 and Microsoft Graph: `{"responses": [{id, status, headers, body}]}` in any order, matched to
 * the request by `id` and labeled by the URL of the sub-request. `dependsOn` names the requests, or atomicity groups, that a
 * sub-request depends on. The members of an atomicity group succeed or fail together.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequestsandResponses
 */
export const ODATA: DialectReader = {
  id: 'odata',
  name: 'Microsoft Graph and OData JSON batch',
  read: (document, request) => {
    const responses = member(document.value, 'responses');
    if (!isList(responses) || responses.length === 0 || !responses.every(isResponse)) return null;
    if (!/\/\$batch$/i.test(urlPath(request.url)) && !responses.every(hasKnownMembers)) return null;
    const requested = requestsById(request);
    const found = requested.size === 0 ? [] : responses.map((response) => requested.get(idOf(response)) ?? null);
    // Parsed without the request, since responses match requests only by id.
    const read = itemsAt(document, ['responses'], EMPTY_REQUEST);
    const labelOf = (i: number): string => textOf(member(found[i]?.request, 'url')) ?? idOf(responses[i] ?? null);
    const groupOf = (i: number): string | null =>
      textOf(member(found[i]?.request, 'atomicityGroup')) ?? textOf(member(responses[i], 'atomicityGroup'));
    const items: Items = {
      ...read,
      label: labelOf,
      group: groupOf,
      at: (i) => ({
        ...read.at(i),
        label: labelOf(i),
        method: itemMethod(found[i]?.request),
        requestIndex: found[i]?.index ?? null,
        group: groupOf(i),
        unrequested: requested.size > 0 && !found[i],
      }),
    };
    const isGraph = /\/\/graph\.microsoft\./i.test(request.url ?? '');
    return {
      dialect: isGraph ? { id: 'graph', name: 'Microsoft Graph batch' } : { id: 'odata', name: 'OData JSON batch' },
      confidence: 'certain',
      evidence: evidenceMessages.byId('responses[]', items.size, requested.size > 0),
      items,
      causedBy: causesIn(items, responses, found, groupOf),
      unanswered: unansweredIn(requested, found),
      requestItems: requested.size,
    };
  },
};

function requestsById({ body }: ParsedRequest): ReadonlyMap<string, SubRequest> {
  const requests = member(body, 'requests');
  return new Map(
    (isList(requests) ? requests : []).map((request, index) => [idOf(request), { id: idOf(request), index, request }]),
  );
}

function causesIn(
  items: Items,
  responses: JsonList,
  found: readonly (SubRequest | null)[],
  groupOf: (item: number) => string | null,
): (item: number) => readonly number[] {
  let known: ReadonlyMap<string, readonly number[]> | null = null;
  /** The items with an id or in a group. */
  const named = (name: string): readonly number[] => (known ??= numbersIn(responses, groupOf)).get(name) ?? [];
  return dependencyCauses(items, (i) => {
    const ids = member(found[i]?.request, 'dependsOn') ?? member(responses[i], 'dependsOn');
    const group = groupOf(i);
    // A member of a group fails because another member failed.
    const names = [...(isList(ids) ? ids : []), group].map((name) => textOf(name));
    return names.map((name) => (name === null ? [] : named(name)));
  });
}

function numbersIn(
  responses: JsonList,
  groupOf: (item: number) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  const put = (name: string, i: number): void => {
    const known = numbers.get(name);
    if (known) known.push(i);
    else numbers.set(name, [i]);
  };
  for (const [i, response] of responses.entries()) {
    put(idOf(response), i);
    const group = groupOf(i);
    if (group !== null) put(group, i);
  }
  return numbers;
}

function unansweredIn(
  requested: ReadonlyMap<string, SubRequest>,
  found: readonly (SubRequest | null)[],
): readonly UnansweredItem[] {
  const withResult = new Set(found);
  return [...requested.values()]
    .filter((one) => !withResult.has(one))
    .map(({ id, index, request }) => ({ index, label: textOf(member(request, 'url')) ?? id }));
}

function isResponse(value: Json): boolean {
  return isObject(value) && idOf(value) !== '' && statusNumber(member(value, 'status')) !== null;
}

function hasKnownMembers(response: Json): boolean {
  if (!isObject(response)) return false;
  for (const key in response) if (!MEMBERS.has(key)) return false;
  return true;
}

function idOf(value: Json): string {
  return textOf(member(value, 'id')) ?? '';
}
