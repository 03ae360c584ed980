import type { Exchange } from '../../har/exchange.ts';
import { itemMethod } from '../json/vocabulary/itemHeaders.ts';
import { requestItemLabels } from '../json/items/rowLabels.ts';
import { parseRequest } from '../json/request/requestLists.ts';
import { contentId, parseHttpMessage } from './httpMessage.ts';
import { type MimePart, type MimeParts, splitParts } from './splitParts.ts';

export interface MatchedRequest {
  /** Null if the part of the request is not known, or if there are several. */
  readonly index: number | null;
  readonly method: string | null;
  readonly url: string | null;
  /** All that have their result with this one. */
  readonly indexes: readonly number[];
}

export interface RequestMatcher {
  readonly items: readonly { readonly index: number; readonly url: string | null }[];
  /** Whether each part of the response finds its request, so that those left over have no result. */
  readonly isSure: boolean;
  /**
   * @param id Content-ID of a part of the response
   * @param position number of the part
   * @param isFailing whether it failed: a changeset that fails has one response for all of its requests
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
const NO_MATCHER: RequestMatcher = { items: [], isSure: false, match: () => NONE };

/**
 * Matches the parts of a response to the sub-requests: by Content-ID, by position if there are as many, and else by the
 * parts of the outermost multipart: an OData service stops at the first failure, and answers a changeset that failed with
 * one part (OData 4.01 section 11.7.7).
 */
export function createRequestMatcher(exchange: Exchange, parts: MimeParts): RequestMatcher {
  const { body, headers } = exchange.request;
  const contentType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;
  if (body === null) return NO_MATCHER;
  const requested = splitParts(body, contentType);
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

/** A blueprint of sub-requests in JSON. */
function jsonMatcher(exchange: Exchange, responses: number): RequestMatcher {
  const list = parseRequest(exchange).lists.toSorted((a, b) => a.path.length - b.path.length)[0];
  if (!list) return NO_MATCHER;
  const label = requestItemLabels(list);
  const ids = list.columns().get('requestId') ?? list.columns().get('id');
  const byIndex = new Map([...(ids ?? [])].map(([id, index]) => [index, id]));
  const items = list.items.map((item, top) => ({
    index: item.index,
    method: itemMethod(item.value),
    url: label(item),
    id: item.key ?? byIndex.get(item.index) ?? null,
    top,
  }));
  return matcher(items, responses, null);
}

/** @param tops of the response; null if its order says nothing about the request */
function matcher(items: readonly Item[], responses: number, tops: readonly number[] | null): RequestMatcher {
  const byId = new Map(items.flatMap((item) => (item.id === null ? [] : [[item.id, item] as const])));
  const isParallel = items.length === responses;
  const byTop = new Map<number, Item[]>();
  for (const item of items) {
    const inside = byTop.get(item.top);
    if (inside) inside.push(item);
    else byTop.set(item.top, [item]);
  }
  const byPlace = (position: number, { topIndex, indexInTop }: MimePart, isFailing: boolean): MatchedRequest => {
    if (isParallel) return one(items[position]);
    if (tops === null) return NONE;
    const inside = byTop.get(topIndex) ?? [];
    const isForAll = isFailing && tops[topIndex] === 1 && inside.length > 1;
    return isForAll ? { ...NONE, indexes: inside.map(({ index }) => index) } : one(inside[indexInTop]);
  };
  return {
    items,
    isSure: byId.size === items.length || isParallel || tops !== null,
    match: (id, position, part, isFailing) => {
      // Drupal gives several responses to one request: `req-2#uri{0}`.
      const named = id === null ? undefined : (byId.get(id) ?? byId.get(id.split('#', 1)[0] ?? ''));
      return named ? one(named) : byPlace(position, part, isFailing);
    },
  };
}

function one(item: Item | undefined): MatchedRequest {
  return item ? { index: item.index, method: item.method, url: item.url, indexes: [item.index] } : NONE;
}
