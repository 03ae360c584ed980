import type { Exchange } from '../../src/core/har/exchange.ts';

/** The exchange with another response body and status; null leaves the body unchanged. */
export function withBody(exchange: Exchange, text: string | null, status: number): Exchange {
  return {
    ...exchange,
    response: { ...exchange.response, status },
    body: text === null ? exchange.body : { text, problems: [] },
  };
}

/** The exchange with another request body. */
export function withRequest(exchange: Exchange, body: string): Exchange {
  return { ...exchange, request: { ...exchange.request, body } };
}
