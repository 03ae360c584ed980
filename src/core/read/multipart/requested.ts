import type { Exchange } from '../../har/exchange.ts';
import { methodOf } from '../json/headers.ts';
import { itemLabels } from '../json/label.ts';
import { requestOf } from '../json/request.ts';
import { contentId, messageIn } from './message.ts';
import { partsOf } from './parts.ts';

export interface RequestedPart {
  readonly index: number | null;
  readonly method: string | null;
  readonly url: string | null;
}

export interface Matcher {
  readonly items: readonly (RequestedPart & { readonly index: number })[];
  /** Whether each part of the answer finds its request, so that those left over were not answered. */
  readonly isSure: boolean;
  match(id: string | null, position: number): RequestedPart;
}

const NONE: RequestedPart = { index: null, method: null, url: null };

/** Ties the parts of an answer to the sub-requests: by Content-ID, or by position where there are as many. */
export function matcherOf(exchange: Exchange, answers: number): Matcher {
  const { body, headers } = exchange.request;
  const contentType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;
  if (body === null) return { items: [], isSure: false, match: () => NONE };
  const parts = partsOf(body, contentType);
  if (parts.size === 0) return jsonMatcher(exchange, answers);
  const items = Array.from({ length: parts.size }, (_, index) => {
    const part = parts.at(index);
    const message = messageIn(part);
    return {
      index,
      method: message?.method ?? null,
      url: message?.url ?? null,
      id: contentId(part.headers) ?? (message && contentId(message.headers)),
    };
  });
  return matcher(items, answers);
}

/** A blueprint of sub-requests in JSON. */
function jsonMatcher(exchange: Exchange, answers: number): Matcher {
  const list = requestOf(exchange).lists.toSorted((a, b) => a.path.length - b.path.length)[0];
  if (!list) return { items: [], isSure: false, match: () => NONE };
  const label = itemLabels(list);
  const ids = list.columns().get('requestId') ?? list.columns().get('id');
  const byIndex = new Map([...(ids ?? [])].map(([id, index]) => [index, id]));
  return matcher(
    list.items.map((item) => ({
      index: item.index,
      method: methodOf(item.value),
      url: label(item),
      id: item.key ?? byIndex.get(item.index) ?? null,
    })),
    answers,
  );
}

function matcher(
  items: readonly (RequestedPart & { readonly index: number; readonly id: string | null })[],
  answers: number,
): Matcher {
  const byId = new Map(items.flatMap((item) => (item.id === null ? [] : [[item.id, item] as const])));
  const isParallel = items.length === answers;
  return {
    items,
    isSure: byId.size === items.length || isParallel,
    // Drupal answers one request several times: `req-2#uri{0}`.
    match: (id, position) =>
      (id === null ? undefined : (byId.get(id) ?? byId.get(id.replace(/#.*$/, '')))) ??
      (isParallel ? (items[position] ?? NONE) : NONE),
  };
}
