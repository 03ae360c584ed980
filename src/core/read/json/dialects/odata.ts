import type { Unanswered } from '../../../model/reading.ts';
import * as words from '../../../words/json.ts';
import type { Item } from '../answer.ts';
import { readCode } from '../code.ts';
import { methodOf } from '../headers.ts';
import { itemsAt } from '../reread.ts';
import { pathOf, type Request } from '../request.ts';
import { isList, isObject, type Json, type JsonList, member, textOf } from '../value.ts';
import type { DialectReader } from './dialect.ts';
import { failedBecause } from './depends.ts';

const MEMBERS = new Set(['id', 'status', 'headers', 'body', 'atomicityGroup', 'dependsOn']);

interface Asked {
  readonly id: string;
  readonly index: number;
  readonly request: Json;
}

/**
 * JSON batches of OData 4.01 and Microsoft Graph: `{"responses": [{id, status, headers, body}]}` in any order, tied to
 * the request by `id`; a person knows the sub-requests by their URLs. One that was not attempted names in `dependsOn`
 * what it waited for: requests, or atomicity groups, whose members stand and fall together.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequestsandResponses
 */
export const ODATA: DialectReader = {
  id: 'odata',
  name: 'Microsoft Graph and OData JSON batch',
  read: (document, request) => {
    const responses = member(document.value, 'responses');
    if (!isList(responses) || responses.length === 0 || !responses.every(isResponse)) return null;
    if (
      !/\/\$batch$/i.test(pathOf(request.url)) &&
      !responses.every((response) => Object.keys(response ?? {}).every((key) => MEMBERS.has(key)))
    )
      return null;
    const asked = askedIn(request);
    const found = responses.map((response) => asked.get(idOf(response)) ?? null);
    const items = itemsAt(document, ['responses'], request).map((item, i): Item => {
      const one = found[i] ?? null;
      const response = responses[i] ?? null;
      return {
        ...item,
        label: textOf(member(one?.request, 'url')) ?? idOf(response),
        method: methodOf(one?.request),
        requestIndex: one?.index ?? null,
        group: textOf(member(one?.request, 'atomicityGroup')) ?? textOf(member(response, 'atomicityGroup')),
        unrequested: asked.size > 0 && !one,
      };
    });
    const isGraph = /\/\/graph\.microsoft\./i.test(request.url ?? '');
    return {
      dialect: isGraph ? { id: 'graph', name: 'Microsoft Graph batch' } : { id: 'odata', name: 'OData JSON batch' },
      confidence: 'certain',
      evidence: words.byId('responses[]', items.length, asked.size > 0),
      items: withCauses(items, responses, found),
      unanswered: unansweredIn(asked, found),
    };
  },
};

function askedIn({ body }: Request): ReadonlyMap<string, Asked> {
  const requests = member(body, 'requests');
  return new Map(
    (isList(requests) ? requests : []).map((request, index) => [idOf(request), { id: idOf(request), index, request }]),
  );
}

function withCauses(items: readonly Item[], responses: JsonList, found: readonly (Asked | null)[]): readonly Item[] {
  const numbers = new Map<string, readonly number[]>();
  const name = (key: string, i: number): unknown => numbers.set(key, [...(numbers.get(key) ?? []), i]);
  for (const [i, { group }] of items.entries()) {
    name(idOf(responses[i] ?? null), i);
    if (group != null) name(group, i);
  }
  return failedBecause(items, (item, i) => {
    const named = member(found[i]?.request, 'dependsOn') ?? member(responses[i], 'dependsOn');
    // Members of a group fail with the one that failed, if they name nothing else.
    const others = item.group == null ? [] : (numbers.get(item.group) ?? []);
    return [...(isList(named) ? named.flatMap((id) => numbers.get(textOf(id) ?? '') ?? []) : []), ...others];
  });
}

function unansweredIn(asked: ReadonlyMap<string, Asked>, found: readonly (Asked | null)[]): readonly Unanswered[] {
  return [...asked.values()]
    .filter((one) => !found.includes(one))
    .map(({ id, index, request }) => ({ index, label: textOf(member(request, 'url')) ?? id }));
}

function isResponse(value: Json): boolean {
  return isObject(value) && idOf(value) !== '' && readCode(member(value, 'status'))?.status != null;
}

function idOf(value: Json): string {
  return textOf(member(value, 'id')) ?? '';
}
