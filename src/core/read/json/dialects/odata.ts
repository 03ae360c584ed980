import * as words from '../../../words/json.ts';
import { readCode } from '../code.ts';
import { methodOf } from '../headers.ts';
import { itemsAt } from '../reread.ts';
import { pathOf } from '../request.ts';
import { isList, isObject, type Json, member, textOf } from '../value.ts';
import type { DialectReader } from './dialect.ts';

const MEMBERS = new Set(['id', 'status', 'headers', 'body', 'atomicityGroup', 'dependsOn']);

/**
 * JSON batches of OData 4.01 and Microsoft Graph: `{"responses": [{id, status, headers, body}]}` in any order, tied to
 * the request by `id`; a person knows the sub-requests by their URLs. Responses of one atomicity group stand together.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequestsandResponses
 */
export const ODATA: DialectReader = {
  id: 'odata',
  read: (document, request) => {
    const responses = member(document.value, 'responses');
    if (!isList(responses) || responses.length === 0 || !responses.every(isResponse)) return null;
    if (
      !/\/\$batch$/i.test(pathOf(request.url)) &&
      !responses.every((response) => Object.keys(response ?? {}).every((key) => MEMBERS.has(key)))
    )
      return null;
    const requests = member(request.body, 'requests');
    const byId = new Map(
      (isList(requests) ? requests : []).map((asked, index) => [idOf(asked), { asked, index }] as const),
    );
    const answered = new Set<number>();
    const items = itemsAt(document, ['responses'], request).map((item, i) => {
      const response = responses[i] ?? null;
      const found = byId.get(idOf(response));
      if (found) answered.add(found.index);
      const url = member(found?.asked, 'url');
      const group = member(response, 'atomicityGroup');
      return {
        ...item,
        label: typeof url === 'string' ? url : idOf(response),
        method: methodOf(found?.asked),
        requestIndex: found?.index ?? null,
        group: typeof group === 'string' ? group : null,
        unrequested: byId.size > 0 && !found,
      };
    });
    const isGraph = /\/\/graph\.microsoft\./i.test(request.url ?? '');
    return {
      dialect: isGraph ? { id: 'graph', name: 'Microsoft Graph batch' } : { id: 'odata', name: 'OData JSON batch' },
      confidence: 'certain',
      evidence: words.byId('responses[]', items.length, byId.size > 0),
      items,
      unanswered: [...byId]
        .filter(([, { index }]) => !answered.has(index))
        .map(([id, { asked, index }]) => ({ index, label: textOf(member(asked, 'url')) ?? id })),
    };
  },
};

function isResponse(value: Json): boolean {
  return isObject(value) && idOf(value) !== '' && readCode(member(value, 'status'))?.status != null;
}

function idOf(value: Json): string {
  return textOf(member(value, 'id')) ?? '';
}
