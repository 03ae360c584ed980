import type { NameValue } from '../../har/exchange.ts';
import { type Headers, headerFields, lineEndAt } from '../multipart/headers.ts';
import { parseHttpMessage } from '../multipart/httpMessage.ts';
import { partHeaders } from '../multipart/splitParts.ts';
import { base64Body, sentBody, type SubBody } from './subBody.ts';
import type { SubResponse } from './subResponse.ts';

/**
 * Parses a MIME part: its HTTP message if it contains one, otherwise its own headers and body.
 *
 * @param text the part, without the delimiters around it
 */
export function partContent(text: string): SubResponse {
  const { headers, content: start } = partHeaders(text, 0, text.length);
  const ofPart = start === 0 ? [] : headerFields(text, 0, start);
  const content = text.slice(start);
  const message = parseHttpMessage({ content });
  if (!message) return { headers: ofPart, partHeaders: [], body: bodyOf(content, headers), isWholeItem: false };
  return {
    headers: messageHeaders(content),
    partHeaders: ofPart,
    body: bodyOf(message.body, message.headers),
    isWholeItem: false,
  };
}

/** The headers after the start line of an HTTP message. */
function messageHeaders(content: string): readonly NameValue[] {
  const start = content.length - content.trimStart().length;
  const lineEnd = lineEndAt(content, start, content.length);
  return headerFields(content, Math.min(lineEnd + 1, content.length), content.length);
}

function bodyOf(text: string, headers: Headers): SubBody | null {
  if (text.trim() === '') return null;
  const type = headers.get('content-type');
  const isBase64 = headers.get('content-transfer-encoding')?.trim().toLowerCase() === 'base64';
  const decoded = isBase64 ? base64Body(text.trim(), type) : null;
  return decoded ?? sentBody(text, type, headers.get('content-length'));
}
