import type { Exchange, NameValue } from '../har/exchange.ts';

/** Returns the headers of the request by name; null if they are not known, as for a file with only a body. */
export function requestHeaders(exchange: Exchange): Headers | null {
  return hasHeaders(exchange) ? new Headers(exchange.request.headers) : null;
}

/** Returns the headers of the response by name; null if they are not known. */
export function responseHeaders(exchange: Exchange): Headers | null {
  return hasHeaders(exchange) ? new Headers(exchange.response.headers) : null;
}

/** Whether the messages of an exchange are known with their headers, of which there may be none. */
function hasHeaders({ request, response }: Exchange): boolean {
  return request.headers.length > 0 || response.headers.length > 0 || response.httpVersion !== null;
}

/** The headers of a message. */
export class Headers {
  readonly #fields: readonly NameValue[];

  constructor(fields: readonly NameValue[]) {
    this.#fields = fields;
  }

  /** Returns the value of a header, with several ones joined by commas (RFC 9110 section 5.3); null if there is none. */
  get(name: string): string | null {
    const lower = name.toLowerCase();
    const values = this.#fields.filter((field) => field.name.toLowerCase() === lower).map(({ value }) => value.trim());
    return values.length === 0 ? null : values.join(', ');
  }
}
