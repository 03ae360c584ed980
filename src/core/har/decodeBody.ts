import { bodyMessages } from '../model/messages.ts';
import { bodyProblem, createProblem, type ProblemCode } from '../model/problem.ts';
import { type DecodedText, decodeBytes } from './decodeBytes.ts';
import type { Body } from './exchange.ts';
import { mediaType } from './mediaType.ts';
import { isWindows1252, windows1252Bytes } from './windows1252.ts';

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
  return textBody(decoded);
}

/** A decoded text as a body, unless it is none. */
export function textBody({ text: decoded, problems }: DecodedText): Body {
  const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  if (text.slice(0, 1000).includes('\0') && !/^\s*[<{[-]/.test(text))
    return { text: null, problems: [bodyProblem('body-not-text')] };
  return { text, problems };
}

/** A body of which the browser gave no text, with the reason in words. */
export function missingBody(code: ProblemCode): Body {
  return { text: null, problems: [bodyProblem(code)] };
}

function decodeBase64(content: string, contentType: string | null): DecodedText {
  let binary: string;
  try {
    binary = atob(content);
  } catch {
    return { text: content, problems: [createProblem('body-corrupted', bodyMessages.notBase64)] };
  }
  return decodeBytes(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    contentType,
  );
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
