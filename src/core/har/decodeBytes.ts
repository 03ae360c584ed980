import { bodyMessages } from '../model/messages.ts';
import { createProblem, type Problem } from '../model/problem.ts';
import { mediaType } from './mediaType.ts';
import { repairWindows1252 } from './windows1252.ts';

export interface DecodedText {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Whether the bytes started with the byte order mark of UTF-8, which the text does not contain. */
  readonly hasByteOrderMark?: boolean;
}

/** Decodes bytes in chunks. */
export interface BytesDecoder {
  readonly push: (bytes: Uint8Array) => string;
  /** Decodes the last bytes and returns the rest of the text, with the problems of all bytes. */
  readonly end: (bytes: Uint8Array) => DecodedText;
}

/** Number of bytes at the start that decide the encoding. */
export const ENCODING_PREFIX_LENGTH = 200;

/** Decodes bytes. The encoding is that of the BOM, the header or the XML declaration (RFC 7303 section 3, XML 1.0 appendix F). */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): DecodedText {
  return createBytesDecoder(bytes, contentType).end(bytes);
}

/**
 * Creates a decoder for bytes in chunks.
 *
 * @param head the first {@link ENCODING_PREFIX_LENGTH} bytes, or all if there are fewer; they have to be pushed too
 */
export function createBytesDecoder(head: Uint8Array, contentType: string | null): BytesDecoder {
  const charset = detectCharset(head, contentType);
  const problems: Problem[] = [];
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    // An unknown label, or one that browsers refuse for security reasons (UTF-7).
    problems.push(createProblem('wrong-encoding', bodyMessages.unsupportedEncoding(charset)));
    decoder = new TextDecoder();
  }
  const repair = decoder.encoding === 'windows-1252' ? repairWindows1252 : (text: string): string => text;
  let check = problems.length === 0 && decoder.encoding === 'utf-8' ? utf8Check() : null;
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    const text = decoder.decode(bytes, { stream });
    if (check?.(text, bytes, stream) === false) {
      problems.push(createProblem('wrong-encoding', bodyMessages.invalidUtf8));
      check = null;
    }
    return repair(text);
  };
  return {
    push: (bytes) => decode(bytes, true),
    end: (bytes) => ({
      text: decode(bytes, false),
      problems,
      ...(markedCharset(head) === 'utf-8' && { hasByteOrderMark: true }),
    }),
  };
}

/**
 * Returns a function that checks whether chunks of bytes are valid UTF-8. A U+FFFD in the text may be in the bytes, or a replacement by
 * the decoder. A character may be split between chunks.
 */
function utf8Check(): (text: string, bytes: Uint8Array, stream: boolean) => boolean {
  let before: Uint8Array = new Uint8Array();
  return (text, bytes, stream) => {
    const isRight = !text.includes('\ufffd') || isUtf8(concatBytes([before, bytes]), stream);
    // At most three bytes can be the start of a character that ends in the next chunk.
    const last = concatBytes([before, bytes.subarray(-3)]).subarray(-3);
    const start = last.findIndex((byte) => (byte & 0xc0) !== 0x80);
    before = start < 0 ? new Uint8Array() : last.slice(start);
    return isRight;
  };
}

function isUtf8(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Concatenates two byte arrays. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const first = parts.find((part) => part.length > 0) ?? new Uint8Array();
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (first.length === length) return first;
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** Returns the encoding that a byte order mark states; null if there is none. */
function markedCharset([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xff && b === 0xfe ? 'utf-16le' : null;
}

function detectCharset(bytes: Uint8Array, contentType: string | null): string {
  const marked = markedCharset(bytes);
  if (marked !== null) return marked;
  const [a, b] = bytes;
  if (a === 0 && b !== 0 && b !== undefined) return 'utf-16be';
  if (a !== 0 && b === 0) return 'utf-16le';
  const stated = mediaType(contentType).charset;
  if (stated !== null && !stated.startsWith('utf-16')) return stated;
  let head = '';
  for (const byte of bytes.subarray(0, ENCODING_PREFIX_LENGTH)) head += String.fromCharCode(byte);
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
  // The bytes are not UTF-16, so a label for two or four bytes per character is wrong.
  return declared !== null && !/^(?:utf|ucs|iso-10646-ucs)-?(?:16|2|32|4)/.test(declared) ? declared : 'utf-8';
}
