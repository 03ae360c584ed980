import type { Exchange } from '../../har/exchange.ts';
import { itemMethod } from '../json/vocabulary/itemHeaders.ts';
import { requestItemLabels } from '../json/items/rowLabels.ts';
import { parseRequest } from '../json/request/requestLists.ts';
import { contentId, parseHttpMessage } from './httpMessage.ts';
import { splitBody } from './messageParts.ts';
import type { MimePart, MimeParts } from './splitParts.ts';

/** The sub-request that a part of the response belongs to. */
export interface MatchedRequest {
  /** Index of the sub-request; null if it is not known, or if there are several. */
  readonly index: number | null;
  readonly method: string | null;
  readonly url: string | null;
  /** Indexes of all sub-requests whose result is in this part. */
  readonly indexes: readonly number[];
}

/** Finds the sub-requests of the parts of a response. */
export interface RequestMatcher {
  readonly items: readonly { readonly index: number; readonly url: string | null }[];
  /** Whether every part of the response can be matched, so that unmatched sub-requests have no result. */
  readonly isReliable: boolean;
  /**
   * @param id Content-ID of a part of the response
   * @param position index of the part
   * @param isFailing whether it failed; a failed changeset has one response for all of its requests
   */
  match(id: string | null, position: number, part: MimePart, isFailing: boolean): MatchedRequest;
}

interface Item {
  readonly index: number;
  readonly method: string | null;
  readonly url: string | null;
  readonly id: string | null;
  readonly top: number;
}

const NONE: MatchedRequest = { index: null, method: null, url: null, indexes: [] };
const NO_MATCHER: RequestMatcher = { items: [], isReliable: false, match: () => NONE };

/**
 * Matches the parts of a response to the sub-requests: by Content-ID; by position if their numbers are equal; otherwise by the
 * parts of the outermost multipart, since an OData service stops at the first failure and returns one part for a failed
 * changeset (OData 4.01 section 11.7.7).
 */
export function createRequestMatcher(exchange: Exchange, parts: MimeParts): RequestMatcher {
  const { body, headers } = exchange.request;
  const contentType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;
  if (body === null) return NO_MATCHER;
  const requested = splitBody(body, contentType);
  if (requested.size === 0) return jsonMatcher(exchange, parts.size);
  const items = Array.from({ length: requested.size }, (_, index) => {
    const part = requested.at(index);
    const message = parseHttpMessage(part);
    return {
      index,
      method: message?.method ?? null,
      url: message?.url ?? null,
      id: contentId(part.headers) ?? (message && contentId(message.headers)),
      top: part.topIndex,
    };
  });
  return matcher(
    items,
    parts.size,
    parts.partsPerTop.length <= requested.partsPerTop.length ? parts.partsPerTop : null,
  );
}

/** Matches the sub-requests of a JSON request body, such as a Drupal blueprint. */
function jsonMatcher(exchange: Exchange, responses: number): RequestMatcher {
  const list = parseRequest(exchange).lists.toSorted((a, b) => a.path.length - b.path.length)[0];
  if (!list) return NO_MATCHER;
  const label = requestItemLabels(list);
  const ids = list.columns().get('requestId') ?? list.columns().get('id');
  const byIndex = new Map([...(ids ?? [])].map(([id, index]) => [index, id]));
  const items = list.items.map((item, top) => {
    const id = item.key ?? byIndex.get(item.index) ?? null;
    const url = label(item);
    // The URL of a request that depends on another one is a template: `/users/{{me.body@$.id}}`.
    const isTemplate = url !== null && id !== null && url.includes('{{');
    return { index: item.index, method: itemMethod(item.value), url: isTemplate ? id : url, id, top };
  });
  return matcher(items, responses, null);
}

/** @param tops number of parts in each top-level part of the response; null if positions are not meaningful */
function matcher(items: readonly Item[], responses: number, tops: readonly number[] | null): RequestMatcher {
  const byId = new Map(items.flatMap((item) => (item.id === null ? [] : [[item.id, item] as const])));
  const isParallel = items.length === responses;
  const byTop = new Map<number, Item[]>();
  for (const item of items) {
    const group = byTop.get(item.top);
    if (group) group.push(item);
    else byTop.set(item.top, [item]);
  }
  const byPosition = (position: number, { topIndex, indexInTop }: MimePart, isFailing: boolean): MatchedRequest => {
    if (isParallel) return matched(items[position]);
    if (tops === null) return NONE;
    const group = byTop.get(topIndex) ?? [];
    const isForAll = isFailing && tops[topIndex] === 1 && group.length > 1;
    return isForAll ? { ...NONE, indexes: group.map(({ index }) => index) } : matched(group[indexInTop]);
  };
  return {
    items,
    isReliable: byId.size === items.length || isParallel || tops !== null,
    match: (id, position, part, isFailing) => {
      // Drupal returns several responses for one request: `req-2#uri{0}`.
      const named = id === null ? undefined : (byId.get(id) ?? byId.get(id.split('#', 1)[0] ?? ''));
      return named ? matched(named) : byPosition(position, part, isFailing);
    },
  };
}

function matched(item: Item | undefined): MatchedRequest {
  return item ? { index: item.index, method: item.method, url: item.url, indexes: [item.index] } : NONE;
}
