import { decodeBytes } from '../../har/decodeBytes.ts';
import { mediaType } from '../../har/mediaType.ts';
import { parseJson } from '../json/syntax/value.ts';
import { decodeBase64 } from './decodeBase64.ts';
import { formattedJson } from './formattedJson.ts';
import { formattedXml } from './formattedXml.ts';

/** The body of a sub-response. */
export interface SubBody {
  /** Media type as stated, in lowercase and without parameters; '' if it is not stated. */
  readonly mediaType: string;
  /** Null for an image or other binary data. */
  readonly text: string | null;
  /** Number of bytes of binary data; null for text, or if it is not known. */
  readonly bytes: number | null;
  /** It was sent in base64. */
  readonly isBase64: boolean;
}

/** Characters that tell binary data from text. */
const SNIFFED = 1000;

/**
 * The body of a message whose characters are in the text of the response.
 *
 * @param contentLength value of its Content-Length header; binary data that was decoded as text has no known length otherwise
 */
export function sentBody(text: string, contentType: string | null, contentLength: string | null): SubBody {
  const { essence } = mediaType(contentType);
  if (isText(essence) ?? !looksBinary(text)) return { mediaType: essence, text, bytes: null, isBase64: false };
  const stated = contentLength?.trim() ?? '';
  const bytes = /^\d{1,15}$/.test(stated) ? Number(stated) : null;
  return { mediaType: essence, text: null, bytes, isBase64: false };
}

/** The body that base64 encodes; null if the text is not base64. */
export function base64Body(text: string, contentType: string | null): SubBody | null {
  const bytes = decodeBase64(text);
  if (bytes === null) return null;
  const { essence } = mediaType(contentType);
  const known = isText(essence);
  const decoded = known === false ? '' : decodeBytes(bytes, contentType).text;
  return (known ?? !looksBinary(decoded))
    ? { mediaType: essence, text: decoded, bytes: null, isBase64: true }
    : { mediaType: essence, text: null, bytes: bytes.length, isBase64: true };
}

/** The lines of a text: JSON and XML are formatted, other text is as sent. */
export function bodyLines(text: string): {
  readonly language: 'json' | 'xml' | 'text';
  readonly lines: Iterable<string>;
} {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed) && parseJson(trimmed) !== undefined)
    return { language: 'json', lines: formattedJson(trimmed) };
  if (trimmed.startsWith('<')) return { language: 'xml', lines: formattedXml(trimmed) ?? text.split(/\r?\n/) };
  return { language: 'text', lines: text.split(/\r?\n/) };
}

/** Whether the content of a media type is text; null if the type does not decide it. */
function isText(essence: string): boolean | null {
  if (/^text\/|[/+](?:json|xml|yaml|javascript|ecmascript|x-www-form-urlencoded|http)$/.test(essence)) return true;
  return /^(?:image|audio|video|font)\/|\/(?:pdf|zip|gzip|x-gzip|x-protobuf|wasm)$/.test(essence) ? false : null;
}

/** Whether a text has control characters other than white space, or replacements of bytes that were not text. */
function looksBinary(text: string): boolean {
  for (let at = 0; at < Math.min(text.length, SNIFFED); at += 1) {
    const code = text.charCodeAt(at);
    if (code === REPLACEMENT || code < TAB || (code > RETURN && code < SPACE && code !== ESCAPE)) return true;
  }
  return false;
}

const [TAB, RETURN, ESCAPE, SPACE, REPLACEMENT] = [0x09, 0x0d, 0x1b, 0x20, 0xfffd];
