import type { Exchange, NameValue } from '../har/exchange.ts';
import { CURL } from './curlMessages.ts';
import { quoted, shellWord } from './shell.ts';
import { shellSecrets, type Part } from './shellSecrets.ts';

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
 * Returns the request as a curl command for bash, with shell variables in place of secrets.
 *
 * @param response text of its body, which may identify secrets of the request
 * @param isBodyLost the request had a body, which is no longer stored
 * @returns null if curl cannot send the request
 */
export function curlOf(
  request: Exchange['request'],
  response: string | null = null,
  isBodyLost = false,
): string | null {
  const { body } = request;
  const url = httpUrl(request.url);
  const method = request.method ?? (body === null ? 'GET' : 'POST');
  if (!url || !TOKEN.test(method)) return null;

  const headers = request.headers.filter(({ name }) => TOKEN.test(name));
  const sent = headers.filter(({ name }) => !OF_CURL.has(name.toLowerCase()));
  const { parts: redacted, variables } = shellSecrets(
    [
      { text: url.href, header: null },
      ...sent.map(({ name, value }) => ({ text: oneLine(value), header: name })),
      { text: body ?? '', header: null },
    ],
    response === null ? [] : [response],
  );
  const parts = [`curl ${shellWord(redacted[0] ?? [])}`];
  // curl expands brackets and braces in URLs by default.
  if (/[[\]{}]/.test(url.href)) parts.push('--globoff');
  if (method === 'HEAD' && body === null) parts.push('--head');
  else if (method !== (body === null ? 'GET' : 'POST')) parts.push(`-X ${quoted(method)}`);
  for (const [index, { name }] of sent.entries())
    parts.push(`-H ${shellWord(headerLine(name, redacted[index + 1] ?? []))}`);
  if (valueOf(headers, 'accept-encoding') !== null) parts.push('--compressed');
  // Without this, curl adds Content-Type: application/x-www-form-urlencoded.
  if (body !== null && valueOf(headers, 'content-type') === null) parts.push(`-H ${quoted('Content-Type:')}`);

  const data = body === null ? null : bodyArgument(redacted.at(-1) ?? []);
  const comments: string[] = [];
  if (url.userinfo) comments.push(CURL.password);
  if (variables.length > 0) comments.push(CURL.variables(variables));
  if (isBodyLost) comments.push(CURL.lostBody);
  else if (body === null && Number(valueOf(headers, 'content-length')) > 0) comments.push(CURL.noBody);
  return written(comments, data?.before ?? '', data === null ? parts : [...parts, data.argument]);
}

function bodyArgument(body: readonly Part[]): { readonly before: string; readonly argument: string } {
  if (!body.some((part) => typeof part === 'string' && part.includes('\0')))
    return { before: '', argument: `--data-raw ${shellWord(body)}` };
  // Arguments cannot contain NUL.
  const printed = body.map((part) =>
    typeof part === 'string' ? part.replaceAll('\\', '\\\\').replaceAll('\0', '\\0000') : part,
  );
  return { before: `printf '%b' ${shellWord(printed)} | `, argument: '--data-binary @-' };
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

function valueOf(headers: readonly NameValue[], lowercaseName: string): string | null {
  return headers.find(({ name }) => name.toLowerCase() === lowercaseName)?.value ?? null;
}

/** RFC 9110 section 5.5: CR, LF and NUL are replaced by spaces. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n\0]+/g, ' ').replaceAll(/^[ \t]+|[ \t]+$/g, '');
}

function headerLine(name: string, value: readonly Part[]): readonly Part[] {
  // curl omits a header with nothing after the colon; a semicolon sends it with an empty value.
  const [first, ...others] = value;
  if (first === undefined) return [`${name};`];
  return typeof first === 'string' ? [`${name}: ${first}`, ...others] : [`${name}: `, ...value];
}
