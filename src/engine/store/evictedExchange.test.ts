import { expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine } from '../engine.ts';
import { exchangeRow } from './exchangeRow.ts';

/** All keys of the objects in plain data. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...keysIn(member)]);
}

// V8 stores integer keys in an array: one member with the key 423 takes kilobytes, and there are thousands of responses.
it.each(['PROPFIND', 'DELETE', 'COPY'])('the facts of an evicted exchange have no integer keys: %s', (method) => {
  const engine = createEngine();
  const body = multistatus(response('/a', 423), response('/b', 424), response('/c', 201), response('/d', 301));
  const stored = engine.store.get(engine.addExchange(exchangeOf(body, { method })));
  const keys = stored ? keysIn([stored.toEvicted(), exchangeRow(stored)]) : [];
  expect(keys).toContain('summary');
  expect(keys.filter((key) => /^\d+$/.test(key))).toEqual([]);
});
