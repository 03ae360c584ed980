const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** Decodes base64 or base64url with or without padding (RFC 4648 sections 4 and 5); null if the text is neither. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const joined = text.replaceAll(/[\r\n]/g, '');
  if (!BASE64.test(joined)) return null;
  const digits = joined.replaceAll('=', '').replaceAll('-', '+').replaceAll('_', '/');
  // Four digits are three bytes; a single digit is less than a byte.
  if (digits.length % 4 === 1) return null;
  const binary = atob(digits);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
