import { decodeBody, missingBody } from '../../core/har/decodeBody.ts';
import { parseHarEntry } from '../../core/har/harEntry.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { CapturedResponse } from '../api/engineApi.ts';

/** Parses a captured entry with its content. Without content, the body is in the entry, as in a HAR file. */
export function capturedExchange({ entry, content }: CapturedResponse): Exchange {
  if (content === null) return parseHarEntry(entry);
  if (content.kind === 'missing') return parseHarEntry(entry, () => missingBody(content.reason));
  return parseHarEntry(entry, (contentType) =>
    content.text === '' ? missingBody('body-empty') : decodeBody(content.text, content.encoding, contentType),
  );
}
