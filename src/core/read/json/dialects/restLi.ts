import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { itemMessage } from '../items/itemMessage.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isObject, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

const MEMBERS = new Set(['results', 'statuses', 'errors', 'paging']);
const MAPS = ['results', 'errors', 'statuses'];

/**
 * Rest.li (LinkedIn): batches by key, as three maps with the same keys: `results`, `errors` and `statuses`. Each key is one
 * operation, located in the map with the most information about it. https://linkedin.github.io/rest.li/spec/protocol#batch-get
 */
export const REST_LI: DialectReader = {
  id: 'rest-li',
  name: 'Rest.li batch by key',
  read: (document, request) => {
    const { value } = document;
    const [results, errors, statuses] = MAPS.map((key) => member(value, key));
    if (!isObject(value) || !isObject(results) || !isObject(errors)) return null;
    if (!Object.keys(value).every((key) => MEMBERS.has(key))) return null;
    if (!isObject(statuses) && !isCoded(results, errors)) return null;
    const requested = keysOf(request);
    const indexes = new Map(requested.map((key, index) => [key, index] as const).toReversed());
    const keys = new Map<string, string>();
    for (const map of ['errors', 'results', 'statuses'])
      for (const key of document.keys([map])) if (!keys.has(key)) keys.set(key, map);
    const items = [...keys].map(([key, map]): Item => {
      const index = indexes.get(key);
      return {
        ...itemOf(key, map, member(results, key), member(errors, key), member(statuses, key)),
        requestIndex: index ?? null,
        unrequested: requested.length > 0 && index === undefined,
      };
    });
    if (items.length === 0) return null;
    const withStatus = items.filter(({ status }) => status != null).length;
    return {
      dialect: { id: 'rest-li', name: 'Rest.li batch' },
      confidence: 'certain',
      evidence: evidenceMessages.byKeys(
        MAPS.filter((key) => isObject(member(value, key))),
        withStatus,
        items.length,
      ),
      items: itemsFromArray(
        items.toSorted((a, b) => MAPS.indexOf(String(a.path[0])) - MAPS.indexOf(String(b.path[0]))),
      ),
      unanswered: requested.flatMap((label, index) => (keys.has(label) ? [] : [{ index, label }])),
      requestItems: requested.length,
    };
  },
};

function itemOf(
  key: string,
  map: string,
  result: Json | undefined,
  error: Json | undefined,
  stated: Json | undefined,
): Item {
  const status = [stated, member(error, 'status'), member(result, 'status')]
    .map((code) => parseStatusCode(code)?.status ?? null)
    .find((code) => code !== null);
  const own = status === undefined ? (result === undefined ? 'unknown' : 'success') : outcomeOfStatus(status);
  return {
    path: [map, key],
    label: key,
    status: status ?? null,
    outcome: error === undefined ? own : own === 'dependent' ? own : worse(own, 'failure'),
    message: error === undefined ? null : itemMessage(error, true),
    code: textOf(member(error, 'code')) ?? textOf(member(error, 'serviceErrorCode')),
  };
}

/** Whether the values have status codes of their own, as in responses to updates, which have no `statuses`. */
function isCoded(results: Json, errors: Json): boolean {
  const values = [results, errors].flatMap((map) => Object.values(isObject(map) ? map : {}));
  return values.length > 0 && values.every((value) => parseStatusCode(member(value, 'status'))?.status != null);
}

/** The requested keys: those of `entities`, or `ids=List(1,2)`, or `ids=1&ids=2`. */
function keysOf({ url, body }: ParsedRequest): readonly string[] {
  const entities = member(body, 'entities');
  if (isObject(entities)) return Object.keys(entities);
  const query = new URLSearchParams(/\?([^#]*)/.exec(url ?? '')?.[1] ?? '');
  const all = [...query].flatMap(([name, text]) => (name === 'ids' ? [text] : []));
  const [only = ''] = all;
  const inner = /^List\((.*)\)$/s.exec(only)?.[1];
  return all.length === 1 && inner !== undefined ? inner.split(',').map((id) => decoded(id)) : all;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
