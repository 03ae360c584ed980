import type { Problem } from '../model/problem.ts';
import { bodyProblem } from '../words/body.ts';
import type { Body } from './exchange.ts';
import { mediaType } from './media.ts';
import { isWindows1252, repairWindows1252, windows1252Bytes } from './windows1252.ts';

/**
 * The text of a body as a HAR entry or `getContent` gives it.
 *
 * @param content as given
 * @param encoding `base64`, or null for text
 * @param contentType the header's value
 */
export function decodeBody(content: string, encoding: string | null, contentType: string | null): Body {
  const decoded =
    encoding === 'base64'
      ? decodeBase64(content, contentType)
      : { text: repairText(content, contentType), problems: [] };
  const text = decoded.text.startsWith('\ufeff') ? decoded.text.slice(1) : decoded.text;
  if (text.slice(0, 1000).includes('\0') && !/^\s*[<{[-]/.test(text))
    return { text: null, problems: [problem('body-not-text')] };
  return { text, problems: decoded.problems };
}

/** A body of which the browser gave no text, with the reason in words. */
export function missingBody(code: Problem['code']): Body {
  return { text: null, problems: [problem(code)] };
}

function problem(code: Problem['code'], detail = ''): Problem {
  return { code, message: bodyProblem(code, detail), offset: null, line: null, column: null };
}

interface Decoded {
  readonly text: string;
  readonly problems: readonly Problem[];
}

function decodeBase64(content: string, contentType: string | null): Decoded {
  let binary: string;
  try {
    binary = atob(content);
  } catch {
    return { text: content, problems: [problem('body-corrupted', 'base64')] };
  }
  return decodeBytes(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    contentType,
  );
}

/** Decodes bytes by BOM, header, XML declaration or the pattern of their zeros, in this order (RFC 7303 section 3, XML 1.0 appendix F). */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): Decoded {
  const charset = charsetOf(bytes, contentType);
  const problems: Problem[] = [];
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    // A label nobody knows, or one that browsers refuse for good reason (UTF-7).
    problems.push(problem('wrong-encoding', charset));
    decoder = new TextDecoder();
  }
  const decoded = decoder.decode(bytes);
  const text = decoder.encoding === 'windows-1252' ? repairWindows1252(decoded) : decoded;
  if (problems.length === 0 && decoder.encoding === 'utf-8' && !isUtf8(bytes))
    problems.push(problem('wrong-encoding', 'utf-8'));
  return { text, problems };
}

function charsetOf(bytes: Uint8Array, contentType: string | null): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0 && b !== 0 && b !== undefined) return 'utf-16be';
  if (a !== 0 && b === 0) return 'utf-16le';
  const stated = mediaType(contentType).charset;
  if (stated !== null && !stated.startsWith('utf-16')) return stated;
  let head = '';
  for (const byte of bytes.subarray(0, 200)) head += String.fromCharCode(byte);
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
  // One byte for each character was found above, so a label that says two is wrong.
  return declared !== null && !/^(?:utf|ucs|iso-10646-ucs)-?(?:16|2|32|4)/.test(declared) ? declared : 'utf-8';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Chromium decodes `text/*` without a charset as windows-1252, so UTF-8 arrives as mojibake: put back where it maps back without a rest. */
function repairText(text: string, contentType: string | null): string {
  const { essence, charset } = mediaType(contentType);
  if (charset !== null || !essence.startsWith('text/') || essence === 'text/xml' || !isWindows1252(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(windows1252Bytes(text));
  } catch {
    // It is windows-1252 indeed.
    return text;
  }
}
