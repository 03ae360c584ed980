import type { Exchange } from '../../../har/exchange.ts';
import { mediaType } from '../../../har/mediaType.ts';
import type { CheckContext } from '../context.ts';

const PLACE = 'header:Content-Type';
const ENCODING = /^\ufeff?\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']+)["']/;
const NOT_ASCII = /[\u0080-\uffff]/;

/** Applies the rules about the media type and the encoding of an XML body. */
export function checkContentType({ body, response }: Exchange, text: string, context: CheckContext): void {
  const { contentType } = response;
  if (context.responseHeaders === null && contentType === null) return;
  const { essence, charset } = mediaType(contentType);
  if (contentType !== null && contentType.trim() !== '') {
    if (essence === 'text/xml') context.add('text-xml-deprecated', PLACE, null);
    else if (essence !== 'application/xml' && !essence.endsWith('+xml')) {
      context.add('content-type-not-xml', PLACE, null, { type: contentType });
    }
  }
  const isMarked = text.startsWith('\ufeff') || (body.text !== null && body.hasByteOrderMark === true);
  const mark = isMarked ? 'utf-8' : null;
  const declared = ENCODING.exec(text.slice(0, 1000))?.[1] ?? null;
  const stated = [mark, charset, declared].filter((name) => name !== null);
  if (stated.length === 0) {
    const at = text.search(NOT_ASCII);
    if (at >= 0) context.add('xml-charset-unstated', PLACE, [at, at + 1]);
  } else if (new Set(stated.map(encodingOf)).size > 1) {
    context.add('xml-charset-conflict', PLACE, null, { values: stated.join(', '), winner: stated[0] ?? '' });
  }
}

/** Returns the name of an encoding for comparison. */
function encodingOf(name: string): string {
  const lower = name.trim().toLowerCase();
  return lower === 'utf8' ? 'utf-8' : lower;
}
