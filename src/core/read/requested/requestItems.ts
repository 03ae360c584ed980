import type { Exchange } from '../../har/exchange.ts';
import type { Operation, Range } from '../../model/operation.ts';
import type { UnansweredItem } from '../../model/parsedBody.ts';
import type { Report } from '../../verdict/report.ts';
import { splitBody } from '../multipart/messageParts.ts';
import { parseRequestedProperties } from './davProperties.ts';
import { hrefRanges } from './hrefRanges.ts';
import { JsonItems } from './jsonItemRange.ts';

/** Finds the items of a request in its body. */
export interface RequestItems {
  /**
   * The request item that an operation is the result of: an href of a multiget, an item of a batch, a part of a multipart.
   * For other WebDAV requests, the properties that are requested of each resource. Null if it is not known.
   */
  readonly ofOperation: (operation: Operation) => Range | null;
  readonly ofUnanswered: (item: UnansweredItem) => Range | null;
  /** @param name `{namespace}local`. For `DAV:allprop` and `DAV:propname`, their elements. */
  readonly ofProperty: (name: string) => Range | null;
}

const NOTHING: RequestItems = { ofOperation: () => null, ofUnanswered: () => null, ofProperty: () => null };

const known = new WeakMap<Exchange, { readonly report: Report; readonly items: RequestItems }>();

/** Returns the items of the request of an exchange. The parsed request is cached as long as the exchange is in memory. */
export function requestItemsOf(exchange: Exchange, report: Report): RequestItems {
  const cached = known.get(exchange);
  if (cached?.report === report) return cached.items;
  const items = createItems(exchange, report);
  known.set(exchange, { report, items });
  return items;
}

function createItems(exchange: Exchange, report: Report): RequestItems {
  const { body } = exchange.request;
  if (body === null || body === '') return NOTHING;
  if (report.format === 'webdav') return davItems(body);
  const byIndex =
    report.format === 'multipart' ? partsOrJson(body, exchange, report) : jsonItems(body, exchange, report);
  return {
    ofOperation: ({ requestIndex, label }) => (requestIndex === null ? null : byIndex(requestIndex, label)),
    ofUnanswered: ({ index, label }) => byIndex(index, label),
    ofProperty: () => null,
  };
}

type ByIndex = (index: number, label: string | null) => Range | null;

function jsonItems(body: string, exchange: Exchange, report: Report): ByIndex {
  const items = new JsonItems(body, exchange, report);
  return (index, label) => items.range(index, label);
}

function partsOrJson(body: string, exchange: Exchange, report: Report): ByIndex {
  const type = exchange.request.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;
  const parts = splitBody(body, type);
  if (parts.size === 0) return jsonItems(body, exchange, report);
  return (index) => {
    if (index < 0 || index >= parts.size) return null;
    const { start, end } = parts.at(index);
    return [start, end];
  };
}

function davItems(body: string): RequestItems {
  const requested = parseRequestedProperties(body);
  let hrefs: readonly Range[] | null = null;
  const hrefAt = (index: number): Range | null => (hrefs ??= hrefRanges(body))[index] ?? null;
  const properties = [...(requested?.properties.values() ?? [])];
  const isUpdate = properties.some(({ instruction }) => instruction !== null);
  return {
    ofOperation: ({ requestIndex, unrequested }) =>
      requestIndex !== null ? hrefAt(requestIndex) : unrequested ? null : (requested?.range ?? null),
    ofUnanswered: ({ index }) => (isUpdate ? (properties[index]?.range ?? null) : hrefAt(index)),
    ofProperty: (name) =>
      requested?.properties.get(name)?.range ??
      (requested === null || requested.scope === 'named' ? null : requested.range),
  };
}
