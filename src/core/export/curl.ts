import type { Exchange, NameValue } from '../har/exchange.ts';
import { redactHeaders } from '../redact/headers.ts';
import { CURL } from './curlMessages.ts';

/** RFC 9110 section 5.6.2: methods and header names are tokens. Other text, such as `@file`, can have a special meaning for curl. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers that curl sets itself: the recorded Content-Length, for example, is wrong if the user edits the body. */
const OF_CURL: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Returns the request as a curl command for bash, without credentials.
 *
 * @returns null if curl cannot send the request
 */
export function curlOf(request: Exchange['request']): string | null {
  const { body } = request;
  const url = httpUrl(request.url);
  const method = request.method ?? (body === null ? 'GET' : 'POST');
  if (!url || !TOKEN.test(method)) return null;

  const comments: string[] = [];
  if (url.userinfo) comments.push(CURL.password);
  const headers = request.headers.filter(({ name }) => TOKEN.test(name));
  const secrets = secretsOf(headers);
  if (secrets.length > 0) comments.push(CURL.leftOut(secrets));
  if (body === null && Number(valueOf(headers, 'content-length')) > 0) comments.push(CURL.noBody);

  const parts = [`curl ${quoted(url.href)}`];
  // curl expands brackets and braces in URLs by default.
  if (/[[\]{}]/.test(url.href)) parts.push('--globoff');
  if (method === 'HEAD' && body === null) parts.push('--head');
  else if (method !== (body === null ? 'GET' : 'POST')) parts.push(`-X ${quoted(method)}`);
  for (const { name, value } of headers) {
    if (!OF_CURL.has(name.toLowerCase()) && !secrets.includes(name))
      parts.push(`-H ${quoted(headerLine(name, value))}`);
  }
  if (valueOf(headers, 'accept-encoding') !== null) parts.push('--compressed');
  if (body === null) return written(comments, '', parts);

  // Without this, curl adds Content-Type: application/x-www-form-urlencoded.
  if (valueOf(headers, 'content-type') === null) parts.push(`-H ${quoted('Content-Type:')}`);
  if (!body.includes('\0')) return written(comments, '', [...parts, `--data-raw ${quoted(body)}`]);
  // Arguments cannot contain NUL.
  const printed = body.replaceAll('\\', '\\\\').replaceAll('\0', '\\0000');
  return written(comments, `printf '%b' ${quoted(printed)} | `, [...parts, '--data-binary @-']);
}

function written(comments: readonly string[], before: string, parts: readonly string[]): string {
  return [...comments, before + parts.join(' \\\n  ')].join('\n');
}

function httpUrl(text: string | null): { readonly href: string; readonly userinfo: boolean } | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, username, password, host, pathname, search } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return { href: `${protocol}//${host}${pathname}${search}`, userinfo: username !== '' || password !== '' };
}

/** Returns the names, as sent, of the headers that an export would redact. */
function secretsOf(headers: readonly NameValue[]): string[] {
  const redacted = redactHeaders(headers, new Map());
  return [...new Set(headers.filter((header, index) => redacted[index] !== header).map(({ name }) => name))];
}

function valueOf(headers: readonly NameValue[], lowercaseName: string): string | null {
  return headers.find(({ name }) => name.toLowerCase() === lowercaseName)?.value ?? null;
}

function headerLine(name: string, value: string): string {
  // RFC 9110 section 5.5: CR, LF and NUL are replaced by spaces.
  const oneLine = value.replaceAll(/[\r\n\0]+/g, ' ').replaceAll(/^[ \t]+|[ \t]+$/g, '');
  // curl omits a header with nothing after the colon; a semicolon sends it with an empty value.
  return oneLine === '' ? `${name};` : `${name}: ${oneLine}`;
}

const PLAIN = /^[\w.,:/@%+][\w.,:/@%+=-]*$/;

/** Control characters that a terminal interprets, and invisible or bidirectional characters. */
// oxlint-disable-next-line no-control-regex -- control characters are matched on purpose
const INVISIBLE = /[\0-\t\v-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Quotes a text as one word for bash, so that a pasted command cannot end early or run anything else. */
function quoted(text: string): string {
  if (PLAIN.test(text)) return text;
  if (!INVISIBLE.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  // In $'...', an interactive bash expands `!` (history), and finds the end by different rules, so `!` and `'` are escaped.
  const escaped = text.replaceAll(/[\\'!]|(?!\n)[^\u0020-\u007e]/gu, (character) =>
    INVISIBLE.test(character) || /[\\'!]/.test(character) ? bytesOf(character) : character,
  );
  return `$'${escaped}'`;
}

function bytesOf(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
