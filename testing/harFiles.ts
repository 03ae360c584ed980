import type { Exchange } from '../src/core/har/exchange.ts';
import { type FileResult, UNKNOWN_CONTEXT, createFileParser } from '../src/core/har/fileParser.ts';
import { type InEnglish, inEnglish } from './inEnglish.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The text of a HAR file with these entries. */
export const har = (...entries: readonly unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });
/** A HAR entry of a multi-status response. */
export const entry = (url: string, text = '<a/>'): object => ({
  request: { method: 'GET', url, headers: [] },
  response: { status: 207, headers: [], content: { text } },
});

/** Parses a file in pieces of the given number of bytes. */
export function parseFile(
  content: string | Uint8Array,
  name: string | null = 'a.har',
  size = Infinity,
): InEnglish<FileResult> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const reading = createFileParser(name, UNKNOWN_CONTEXT);
  if (size === Infinity) return inEnglish(reading.end(bytes));
  const exchanges: Exchange[] = [];
  for (let at = 0; at < bytes.length; at += size) exchanges.push(...reading.push(bytes.subarray(at, at + size)));
  const end = reading.end(new Uint8Array());
  return inEnglish({ ...end, exchanges: [...exchanges, ...end.exchanges] });
}

/** The URL of each exchange. */
export const urls = ({ exchanges }: InEnglish<FileResult>): (string | null)[] =>
  exchanges.map(({ request }) => request.url);
