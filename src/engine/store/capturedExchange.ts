import { decodeBody, missingBody } from '../../core/har/decode.ts';
import { readEntry } from '../../core/har/entry.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Captured } from '../api/engineApi.ts';

/** A captured entry with its content as an exchange; without a content the entry's own is read, as in a HAR file. */
export function capturedExchange({ entry, content }: Captured): Exchange {
  if (content === null) return readEntry(entry);
  if (content.kind === 'missing') return readEntry(entry, missingBody(content.reason));
  const { contentType } = readEntry(entry, missingBody('body-empty')).response;
  return readEntry(
    entry,
    content.text === '' ? missingBody('body-empty') : decodeBody(content.text, content.encoding, contentType),
  );
}
