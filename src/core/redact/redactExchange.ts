import type { Body, Exchange, NameValue, ServerStatement } from '../har/exchange.ts';
import type { Problem } from '../model/problem.ts';
import { createLineColumnLookup, type LineColumn } from '../text/lineColumn.ts';
import { createOffsetMap, type OffsetMap } from './offsetMap.ts';
import { type Replacement, replaceParts } from './replacement.ts';
import { redactMessage } from './redactMessage.ts';
import type { SecretPart, SecretTable } from './secretTable.ts';

/** Positions in a body after its secrets were replaced. */
export interface Places extends OffsetMap {
  /** @param offset into the original body */
  readonly lineColumn: (offset: number) => LineColumn;
}

/** Replaces the secrets of an exchange, in the order of a HAR entry. `places` is null if its response body has none. */
export function redactExchange(
  exchange: Exchange,
  secrets: SecretTable,
): { readonly exchange: Exchange; readonly places: Places | null } {
  const { request, response, body } = exchange;
  const [url, requestHeaders, requestBody, status, responseHeaders, content] = collected(exchange, secrets);
  const requestText = lazy(request.body ?? '', requestBody);
  const text = lazy(body.text ?? '', content);
  const redacted: Exchange = {
    ...exchange,
    file: exchange.file === null ? null : secrets.text(exchange.file),
    request: {
      method: request.method === null ? null : secrets.text(request.method),
      url: request.url === null ? null : replaceParts(request.url, url),
      headers: headersOf(request.headers, requestHeaders),
      get body() {
        return request.body === null ? null : requestText();
      },
    },
    response: {
      ...response,
      statusText: replaceParts(response.statusText, status),
      httpVersion: response.httpVersion === null ? null : secrets.text(response.httpVersion),
      contentType: response.contentType === null ? null : secrets.text(response.contentType),
      headers: headersOf(response.headers, responseHeaders),
    },
    body: redactedBody(body, text, secrets),
    initiator:
      exchange.initiator === null ? null : { ...exchange.initiator, url: secrets.text(exchange.initiator.url) },
    ...(exchange.serverStatement && { serverStatement: redactedStatement(exchange.serverStatement, secrets) }),
  };
  return { exchange: redacted, places: content.length === 0 ? null : placesOf(content, text) };
}

function redactedStatement({ method, path, headers }: ServerStatement, secrets: SecretTable): ServerStatement {
  return {
    method: secrets.text(method),
    path: secrets.text(path),
    headers: headers.map(({ name, value }) => ({ name, value: secrets.text(value) })),
  };
}

type Replacements = readonly Replacement[];

/** Finds the secrets of all parts before one is replaced: a later part may identify a secret of an earlier one. */
function collected(
  { request, response, body, initiator }: Exchange,
  secrets: SecretTable,
): readonly [Replacements, readonly Replacements[], Replacements, Replacements, readonly Replacements[], Replacements] {
  const part = (text: string | null, isRequest: boolean): SecretPart => ({ text: text ?? '', header: null, isRequest });
  const header =
    (isRequest: boolean) =>
    (one: NameValue): SecretPart => ({ text: one.value, header: one.name, isRequest });
  const found = secrets.collect([
    part(request.url, true),
    ...request.headers.map(header(true)),
    part(request.body, true),
    part(response.statusText, false),
    ...response.headers.map(header(false)),
    part(body.text, false),
    part(response.contentType, false),
    part(initiator?.url ?? null, true),
  ]);
  const requestEnd = 1 + request.headers.length;
  const responseEnd = requestEnd + 2 + response.headers.length;
  return [
    found[0] ?? [],
    found.slice(1, requestEnd),
    found[requestEnd] ?? [],
    found[requestEnd + 1] ?? [],
    found.slice(requestEnd + 2, responseEnd),
    found[responseEnd] ?? [],
  ];
}

function headersOf(headers: readonly NameValue[], replaced: readonly Replacements[]): readonly NameValue[] {
  return headers.map(({ name, value }, index) => ({ name, value: replaceParts(value, replaced[index] ?? []) }));
}

/** Formats without bodies never create one. */
function lazy(text: string, replaced: readonly Replacement[]): () => string {
  let result: string | null = null;
  return () => (result ??= replaceParts(text, replaced));
}

function redactedBody(body: Body, content: () => string, secrets: SecretTable): Body {
  const redact = (problem: Problem): Problem => ({ ...problem, message: redactMessage(problem.message, secrets.text) });
  if (body.text === null) {
    const [first, ...others] = body.problems;
    return { text: null, problems: [redact(first), ...others.map(redact)] };
  }
  return {
    get text() {
      return content();
    },
    problems: body.problems.map(redact),
  };
}

function placesOf(replaced: readonly Replacement[], content: () => string): Places {
  const map = createOffsetMap(replaced);
  let lookup: ((offset: number) => LineColumn) | null = null;
  return { ...map, lineColumn: (offset) => (lookup ??= createLineColumnLookup(content()))(map.offset(offset)) };
}
