import type { Json } from '../../../read/json/syntax/value.ts';
import { responseHeaders } from '../../messageHeaders.ts';
import type { Batch } from '../batch.ts';
import { someMember } from '../members.ts';

const RETRYABLE: ReadonlySet<number | null> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Checks items that may succeed when they are repeated. */
export function checkRetries(batch: Batch): void {
  const { items, exchange } = batch;
  const retryable = items.filter(({ status }) => status !== null && RETRYABLE.has(status.code));
  const [first] = retryable;
  if (!first) return;
  batch.reportItem('json-retryable-items', first, { count: retryable.length, total: items.length });
  const headers = responseHeaders(exchange);
  if (headers === null || headers.get('Retry-After') !== null) return;
  for (const item of retryable) {
    const code = item.status?.code;
    if ((code === 429 || code === 503) && !hasRetryMember(item.element))
      batch.reportItem('json-retryable-without-delay', item, { code });
  }
}

function hasRetryMember(element: Json): boolean {
  return someMember(element, (_, name) => name !== null && /retry/i.test(name));
}
