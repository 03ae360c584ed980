import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { itemMessage } from '../items/itemMessage.ts';
import { isList, isObject, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * JSON-RPC 2.0 batches: matched by `id`, in any order; notifications (requests without an id) have no response. Error codes
 * are negative numbers of the protocol or the application, never HTTP statuses. https://www.jsonrpc.org/specification#batch
 */
export const JSON_RPC: DialectReader = {
  id: 'json-rpc',
  name: 'JSON-RPC batch',
  read: ({ value }, request) => {
    if (!isList(value) || value.length === 0 || !value.every(isResponse)) return null;
    const requested = isList(request.body) ? request.body : isObject(request.body) ? [request.body] : [];
    const indexes = new Map(
      requested.flatMap((call, index) => (idOf(call) === null ? [] : [[idOf(call), index] as const])),
    );
    const items = value.map((response, i): Item => {
      const id = idOf(response);
      const index = id === null ? undefined : indexes.get(id);
      const method = index === undefined ? undefined : member(requested[index], 'method');
      const error = member(response, 'error');
      return {
        path: [i],
        label: typeof method === 'string' ? method : (id ?? words.number(i)),
        outcome: error === undefined || error === null ? 'success' : 'failure',
        message: error === undefined || error === null ? null : itemMessage({ error }, true),
        code: textOf(member(error, 'code')),
        requestIndex: index ?? null,
        unrequested: id !== null && indexes.size > 0 && index === undefined,
      };
    });
    const withResult = new Set(items.map(({ requestIndex }) => requestIndex));
    return {
      dialect: { id: 'json-rpc', name: 'JSON-RPC batch' },
      confidence: 'certain',
      evidence: evidenceMessages.byId('body[]', items.length, indexes.size > 0),
      items: itemsFromArray(items),
      unanswered: [...indexes]
        .filter(([, index]) => !withResult.has(index))
        .map(([id, index]) => ({ index, label: textOf(member(requested[index], 'method')) ?? id })),
      requestItems: indexes.size,
    };
  },
};

function isResponse(value: Json): boolean {
  return (
    member(value, 'jsonrpc') === '2.0' &&
    (member(value, 'result') !== undefined || member(value, 'error') !== undefined)
  );
}

function idOf(value: Json): string | null {
  return textOf(member(value, 'id'));
}
