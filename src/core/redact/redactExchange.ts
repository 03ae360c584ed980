import type { Body, Exchange, NameValue } from '../har/exchange.ts';
import { createLineColumnLookup, type LineColumn } from '../text/lineColumn.ts';
import { createOffsetMap, type OffsetMap } from './offsetMap.ts';
import { type Replacement, replaceParts } from './replacement.ts';
import type { SecretTable } from './secretTable.ts';

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
  const { request, response, body, initiator } = exchange;
  const text = (part: string): string => replaceParts(part, secrets.collect(part));
  const header = ({ name, value }: NameValue): NameValue => ({
    name,
    value: replaceParts(value, secrets.header({ name, value })),
  });
  const url = request.url === null ? null : text(request.url);
  const requestHeaders = request.headers.map(header);
  const requestBody = lazy(request.body ?? '', request.body === null ? [] : secrets.collect(request.body));
  const statusText = text(response.statusText);
  const responseHeaders = response.headers.map(header);
  const replaced = body.text === null ? [] : secrets.collect(body.text);
  const content = lazy(body.text ?? '', replaced);
  const redacted: Exchange = {
    ...exchange,
    request: {
      method: request.method,
      url,
      headers: requestHeaders,
      get body() {
        return request.body === null ? null : requestBody();
      },
    },
    response: { ...response, statusText, headers: responseHeaders },
    body: body.text === null ? body : redactedBody(body, content),
    initiator: initiator === null ? null : { ...initiator, url: secrets.text(initiator.url) },
  };
  return { exchange: redacted, places: replaced.length === 0 ? null : placesOf(replaced, content) };
}

/** Formats without bodies never create one. */
function lazy(text: string, replaced: readonly Replacement[]): () => string {
  let result: string | null = null;
  return () => (result ??= replaceParts(text, replaced));
}

function redactedBody({ problems }: Body, content: () => string): Body {
  return {
    get text() {
      return content();
    },
    problems,
  };
}

function placesOf(replaced: readonly Replacement[], content: () => string): Places {
  const map = createOffsetMap(replaced);
  let lookup: ((offset: number) => LineColumn) | null = null;
  return { ...map, lineColumn: (offset) => (lookup ??= createLineColumnLookup(content()))(map.offset(offset)) };
}
