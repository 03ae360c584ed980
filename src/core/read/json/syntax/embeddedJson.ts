import { isList, isObject, type Json, parseJson } from './value.ts';

const LONGEST = 1_000_000;

/**
 * JSON inside a JSON string, as it is or in base64 (Facebook's and ServiceNow's bodies). Undefined for all other strings:
 * digits in quotes are no document.
 */
export function embeddedJson(text: string): Json | undefined {
  if (text.length < 2 || text.length > LONGEST) return undefined;
  const start = text.trimStart();
  const plain = /^[[{]/.test(start) ? start : fromBase64(text);
  const value = plain === null ? undefined : parseJson(plain);
  return isObject(value) || isList(value) ? value : undefined;
}

/** Objects and lists in base64 begin with one of these: `{"`, `[{`, `[]`, `{}` and their like. */
function fromBase64(text: string): string | null {
  if (!/^(?:e[wyo0]|W[wyl3o0])/.test(text) || text.length % 4 !== 0 || !/^[\w+/-]+=*$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
