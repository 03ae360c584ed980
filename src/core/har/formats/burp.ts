import type { Message } from '../../model/message.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../../read/xml/reader.ts';
import { bytesOfBase64, missingBody } from '../decodeBody.ts';
import type { ParsedExchange } from '../exchange.ts';
import { finalMessage, type HttpMessage } from '../http/httpMessage.ts';
import { exchangeOfMessages, NO_RESPONSE } from '../http/messageExchange.ts';
import { fileMessages } from '../messages.ts';

/** The items of a file of Burp Suite. */
export interface BurpItems {
  readonly exchanges: readonly ParsedExchange[];
  /** Number of items, including those that cannot be parsed. */
  readonly entries: number;
  /** The problem of the file, as a phrase that follows its name. */
  readonly problem: Message | null;
}

/** Longer than the DTD that Burp writes before the root element. */
const LONGEST_PROLOG = 10_000;

/** Whether a text is a file of Burp Suite ("Save items", "Save selected items"). */
export function isBurpFile(text: string): boolean {
  return /^\s*</.test(text) && /<items\s[^<>]*\bburpVersion\s*=/.test(text.slice(0, LONGEST_PROLOG));
}

/** Parses a file of Burp Suite: an `item` for each request, with the messages as text or in base64. */
export function parseBurpFile(text: string, file: string | null): BurpItems {
  const exchanges: ParsedExchange[] = [];
  const reader = new XmlReader(text);
  let entries = 0;
  let invalid = 0;
  let firstFault: Message | null = null;
  for (const item of itemsOf(reader, text)) {
    const exchange = exchangeOf(item, file, entries);
    entries += 1;
    if (exchange !== null) exchanges.push(exchange);
    else {
      invalid += 1;
      firstFault ??= fileMessages.entry(entries, fileMessages.notHttp);
    }
  }
  const faults = [
    ...(reader.cut ? [fileMessages.truncatedAfter(entries)] : []),
    ...(firstFault === null ? [] : [fileMessages.invalidEntries(invalid, entries, firstFault)]),
  ];
  return { exchanges, entries, problem: faults.length === 0 ? null : fileMessages.damaged(faults) };
}

/** A child element of an item. */
interface Field {
  text: string;
  readonly isBase64: boolean;
}

type Item = ReadonlyMap<string, Field>;

const ITEM_DEPTH = 2;

/** Returns the complete items, one at a time. */
function* itemsOf(reader: XmlReader, text: string): Iterable<Item> {
  let item = new Map<string, Field>();
  let field: Field | null = null;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (token === OPEN && reader.depth === ITEM_DEPTH) item = new Map();
    if (token === OPEN && reader.depth === ITEM_DEPTH + 1) {
      field = { text: '', isBase64: /\bbase64\s*=\s*["']true["']/.test(text.slice(reader.start, reader.end)) };
      item.set(reader.name.local, field);
    }
    if (token === TEXT && field && reader.depth === ITEM_DEPTH + 1) field.text += reader.value();
    if (token !== CLOSE) continue;
    if (reader.depth === ITEM_DEPTH + 1) field = null;
    if (reader.depth === ITEM_DEPTH) yield item;
  }
}

/** @returns null if the item has a response that is not an HTTP message */
function exchangeOf(item: Item, file: string | null, entry: number): ParsedExchange | null {
  const value = (name: string): string | null => item.get(name)?.text.trim() || null;
  const request = messageOf(item.get('request'), null);
  const method = value('method') ?? (request?.start.kind === 'request' ? request.start.method : null);
  const response = messageOf(item.get('response'), method);
  const url = value('url');
  const facts = {
    file,
    entry,
    startedDateTime: isoDate(value('time')),
    time: null,
    protocol: value('protocol') ?? 'https',
    contentType: null,
    request: { method, url, headers: [], body: null },
  };
  if (response !== null) {
    const exchange = exchangeOfMessages(request, response, facts);
    return { ...exchange, request: { ...exchange.request, method, url: url ?? exchange.request.url } };
  }
  if (value('response') !== null) return null;
  // Burp received no response.
  const start = { kind: 'response', version: '', status: Number(value('status') ?? 0), reason: '' } as const;
  return { ...exchangeOfMessages(request, { ...NO_RESPONSE, start }, facts), body: missingBody('body-aborted') };
}

function messageOf(field: Field | undefined, method: string | null): HttpMessage | null {
  if (field === undefined) return null;
  const bytes = field.isBase64 ? bytesOfBase64(field.text) : new TextEncoder().encode(field.text);
  return bytes === null ? null : finalMessage(bytes, method);
}

/** Java's format: `Tue Jan 10 17:55:22 EST 2023`. Null if the time zone is not known. */
function isoDate(text: string | null): string | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
