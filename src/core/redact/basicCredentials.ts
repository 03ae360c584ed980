import type { Secret } from './secret.ts';

const BASIC_BEFORE = /Basic(?:\s+|%20|\+)$/i;
const LONGEST = 2000;

/**
 * The password in credentials of the scheme Basic (RFC 7617).
 *
 * @param text that contains the secret
 * @returns null if the secret has another scheme or syntax
 */
export function basicPassword({ start, end, value }: Secret, text: string): string | null {
  if (end - start > LONGEST || !BASIC_BEFORE.test(text.slice(Math.max(0, start - 12), start))) return null;
  try {
    const bytes = Uint8Array.from(atob(value.trim()), (character) => character.charCodeAt(0));
    const credentials = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const colon = credentials.indexOf(':');
    return colon === -1 ? null : credentials.slice(colon + 1);
  } catch {
    // The value is not Base64, or has no text.
    return null;
  }
}
