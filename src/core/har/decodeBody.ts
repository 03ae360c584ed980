import { bodyMessages } from '../model/messages.ts';
import { bodyProblem, createProblem, type ProblemCode } from '../model/problem.ts';
import { type DecodedText, decodeBytes } from './decodeBytes.ts';
import type { Body } from './exchange.ts';
import { mediaType } from './mediaType.ts';
import { isWindows1252, windows1252Bytes } from './windows1252.ts';

/**
 * Decodes the content of a body as in a HAR entry or from `getContent`.
 *
 * @param encoding `base64`, or null for text
 * @param contentType value of the header
 */
export function decodeBody(content: string, encoding: string | null, contentType: string | null): Body {
  const decoded =
    encoding === 'base64'
      ? decodeBase64(content, contentType)
      : { text: repairText(content, contentType), problems: [] };
  return textBody(decoded);
}

/** Returns a decoded text as a body, or a body with a problem if it is binary. */
export function textBody({ text: decoded, problems, hasByteOrderMark = false }: DecodedText): Body {
  const isMarked = decoded.startsWith('\ufeff');
  const text = isMarked ? decoded.slice(1) : decoded;
  if (text.slice(0, 1000).includes('\0') && !/^\s*[<{[-]/.test(text))
    return { text: null, problems: [bodyProblem('body-not-text')] };
  return isMarked || hasByteOrderMark ? { text, problems, hasByteOrderMark: true } : { text, problems };
}

/** Returns a body without text, with the reason. */
export function missingBody(code: ProblemCode): Body {
  return { text: null, problems: [bodyProblem(code)] };
}

/** Returns a body that has to be decompressed first. */
export function stillCompressed(): Body {
  return { text: null, problems: [createProblem('body-not-text', bodyMessages.stillCompressed)] };
}

/** Returns the bytes of a text in base64; null if it is not valid base64. */
export function bytesOfBase64(content: string): Uint8Array | null {
  let binary: string;
  try {
    binary = atob(content);
  } catch {
    return null;
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function decodeBase64(content: string, contentType: string | null): DecodedText {
  const bytes = bytesOfBase64(content);
  return bytes === null
    ? { text: content, problems: [createProblem('body-corrupted', bodyMessages.notBase64)] }
    : decodeBytes(bytes, contentType);
}

/** Restores UTF-8 that Chromium decoded as windows-1252, as it does for `text/*` without a charset. */
function repairText(text: string, contentType: string | null): string {
  const { essence, charset } = mediaType(contentType);
  if (charset !== null || !essence.startsWith('text/') || essence === 'text/xml' || !isWindows1252(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(windows1252Bytes(text));
  } catch {
    // The text is windows-1252.
    return text;
  }
}
