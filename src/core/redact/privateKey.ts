import { createSecret, type Finding } from './secret.ts';

const SPACE = String.raw`(?: |\+|%20|\\u0020)`;

/** The rest of the first line of a private key (RFC 7468), after `-----BEGIN`; in a form, spaces are encoded. */
const FIRST_LINE = new RegExp(`(?:${SPACE}[A-Z0-9]{1,20}){0,4}${SPACE}PRIVATE${SPACE}KEY(?:${SPACE}BLOCK)?-----`, 'y');

/** What may not be in the content of a key: other than Base64, headers, white space, and both with the escapes of forms, JSON and XML. */
const AFTER_KEY = /-----|%(?:25)*(?!2B|2F|3D|0A|0D|20|25|3A|2C)[0-9A-F]{2}|[^\w+/=\s,:.\\%&#;()-]|\\[^nrt\\/u]|$/gi;

/** The content of a private key, from its first line to its last. @param begin offset after `-----BEGIN` */
export function privateKeyFinding(text: string, begin: number): Finding | null {
  FIRST_LINE.lastIndex = begin;
  if (!FIRST_LINE.test(text)) return null;
  const start = FIRST_LINE.lastIndex;
  AFTER_KEY.lastIndex = start;
  const end = AFTER_KEY.exec(text)?.index ?? text.length;
  if (start === end) return null;
  return { secrets: [createSecret(text, start, end, { rule: 'private-key', name: 'private_key' })], end };
}
