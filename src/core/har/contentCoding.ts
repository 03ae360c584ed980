import { sniffFormat } from './sniffFormat.ts';

/** A content coding that can be removed (RFC 9110 section 8.4.1, RFC 8878). */
export type ContentCoding = 'gzip' | 'deflate' | 'deflate-raw' | 'br' | 'zstd';

const NAMES: ReadonlyMap<string, ContentCoding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['zstd', 'zstd'],
]);

/** Whether bytes have a content coding that has to be removed. @param contentEncoding value of the header */
export function isCompressed(bytes: Uint8Array, contentEncoding: string | null): boolean {
  return codingOf(bytes, contentEncoding?.split(',').at(-1) ?? null) !== null;
}

/** In bytes. Enough to distinguish compressed bytes from text. */
const SAMPLE = 1000;

/**
 * Returns the coding that bytes still have, judging by the bytes; null if they are not compressed. Most programs save a body
 * decoded, with the header that states how it was sent.
 *
 * @param name the coding that the header states; null if it states none
 */
export function codingOf(bytes: Uint8Array, name: string | null): ContentCoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0x1f && b === 0x8b && c === 0x08) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  const stated = NAMES.get(name?.trim().toLowerCase() ?? '');
  if (stated === undefined || stated === 'gzip' || stated === 'zstd' || isText(bytes)) return null;
  if (stated === 'br') return 'br';
  // RFC 9110 section 8.4.1.2: some servers send deflate without the zlib header.
  return a !== undefined && b !== undefined && (a & 0x0f) === 8 && (a * 256 + b) % 31 === 0 ? 'deflate' : 'deflate-raw';
}

function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  if (isUtf16(sample)) return true;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return !hasControlCharacter(text);
  } catch {
    return startsDocument(sample);
  }
}

function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

/** Whether bytes in another encoding than UTF-8 start a document of a known format. */
function startsDocument(sample: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(sample.subarray(0, 100));
  return !hasControlCharacter(text) && sniffFormat(text, null) !== null;
}

/** Whether a text has a control character other than whitespace. */
function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) return true;
  }
  return false;
}
