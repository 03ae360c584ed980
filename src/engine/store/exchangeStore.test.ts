import { describe, expect, it } from 'vitest';
import { ExchangeStore } from './exchangeStore.ts';
import type { StoredExchange } from './storedExchange.ts';

/** The members that the store needs to count bytes. */
const stored = (id: number, size: number) => ({ id, size, parsedShare: null }) as StoredExchange;

describe('the bytes of a store', () => {
  it('are those of the stored exchanges', () => {
    const store = new ExchangeStore(null);
    store.put(stored(1, 100));
    store.put(stored(2, 50));
    expect(store.bytes).toBe(150);
    store.put(stored(1, 30));
    expect(store.bytes).toBe(80);
    expect([store.remove(2), store.remove(2)]).toEqual([true, false]);
    expect(store.bytes).toBe(30);
    store.clear();
    expect(store.bytes).toBe(0);
  });

  it('include the compressed bodies', () => {
    const store = new ExchangeStore(null);
    store.put(stored(1, 100));
    store.setCompressedSize(1, 7);
    expect([store.bytes, store.isCompressed(1)]).toEqual([107, true]);
    store.setCompressedSize(1, 9);
    expect(store.bytes).toBe(109);
    store.setCompressedSize(1, null);
    expect([store.bytes, store.isCompressed(1)]).toEqual([100, false]);
    store.setCompressedSize(1, 5);
    store.remove(1);
    expect([store.bytes, store.isCompressed(1)]).toEqual([0, false]);
  });
});
