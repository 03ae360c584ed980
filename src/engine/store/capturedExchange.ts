import { decodeBody, missingBody } from '../../core/har/decodeBody.ts';
import { parseHarEntry } from '../../core/har/harEntry.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { CapturedResponse } from '../api/engineApi.ts';

/** Parses a captured entry with its content and the earlier statement of its server. */
export function capturedExchange(captured: CapturedResponse): Exchange {
  const exchange = withContent(captured);
  return captured.serverStatement ? { ...exchange, serverStatement: captured.serverStatement } : exchange;
}

/** Without content, the body is in the entry, as in a HAR file. */
function withContent({ entry, content }: CapturedResponse): Exchange {
  if (content === null) return parseHarEntry(entry);
  if (content.kind === 'missing') return parseHarEntry(entry, () => missingBody(content.reason));
  return parseHarEntry(entry, (contentType) =>
    content.text === '' ? missingBody('body-empty') : decodeBody(content.text, content.encoding, contentType),
  );
}
