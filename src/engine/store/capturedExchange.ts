import { decodeBody, missingBody } from '../../core/har/decodeBody.ts';
import { parseHarEntry } from '../../core/har/harEntry.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { CapturedResponse } from '../api/engineApi.ts';

/** A captured entry with its content as an exchange; without a content the entry's own is read, as in a HAR file. */
export function capturedExchange({ entry, content }: CapturedResponse): Exchange {
  if (content === null) return parseHarEntry(entry);
  if (content.kind === 'missing') return parseHarEntry(entry, missingBody(content.reason));
  const { contentType } = parseHarEntry(entry, missingBody('body-empty')).response;
  return parseHarEntry(
    entry,
    content.text === '' ? missingBody('body-empty') : decodeBody(content.text, content.encoding, contentType),
  );
}
