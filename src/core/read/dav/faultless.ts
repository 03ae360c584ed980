import type { Exchange } from '../../har/exchange.ts';

const faultless = new WeakSet<Exchange>();

/** Notes that the body of a response is a well-formed document, so that the checks need not search its texts for faults again. */
export function markFaultless(exchange: Exchange): void {
  faultless.add(exchange);
}

/** Whether the body of a response was parsed, and is a well-formed document. */
export function isFaultless(exchange: Exchange): boolean {
  return faultless.has(exchange);
}
