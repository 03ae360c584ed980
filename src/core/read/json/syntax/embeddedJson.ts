import { isList, isObject, type Json, parseJson } from './value.ts';

const LONGEST = 1_000_000;

/**
 * The object or list in a JSON string, plain or in base64 (bodies of Facebook and ServiceNow). Undefined for all other
 * strings, including those that hold a scalar.
 */
export function embeddedJson(text: string): Json | undefined {
  if (text.length < 2 || text.length > LONGEST) return undefined;
  const start = text.trimStart();
  const plain = /^[[{]/.test(start) ? start : fromBase64(text);
  const value = plain === null ? undefined : parseJson(plain);
  return isObject(value) || isList(value) ? value : undefined;
}

/** Decodes text that starts like `{"`, `[{`, `[]` or `{}` in base64; null for any other text. */
function fromBase64(text: string): string | null {
  if (!/^(?:e[wyo0]|W[wyl3o0])/.test(text) || text.length % 4 !== 0 || !/^[\w+/-]+=*$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
