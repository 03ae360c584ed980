import { describe, expect, it } from 'vitest';
import type { StoredExchange } from '../store/storedExchange.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';
import { createWeightCounting } from './weightCounting.ts';

/** A store with an exchange whose weights are counted in three slices. */
function countedInThreeSlices() {
  let slices = 0;
  const operations = { size: 1000, countWeights: () => () => (slices += 1) === 3 };
  const stored = { report: { operations } } as unknown as StoredExchange;
  const store = { current: 1 as number | null, get: (id: number) => (id === 1 ? stored : undefined) };
  const pending: (() => void)[] = [];
  const counting = createWeightCounting({ store, defer: (work) => pending.push(work), run: (_, work) => work() });
  /** Runs what is deferred, once. */
  const next = async (): Promise<void> => {
    pending.shift()?.();
    await new Promise(setImmediate);
  };
  return { store, counting, next, pending, slices: () => slices };
}

describe('counting the rows of an exchange', () => {
  it('is done in slices, between which other work can run', async () => {
    const { counting, next, slices } = countedInThreeSlices();
    let isDone = false;
    counting.start(1);
    // A second request while counting does not start it again.
    counting.start(1);
    void counting.whenDone().then(() => (isDone = true));
    expect(slices()).toBe(0);
    await next();
    await next();
    expect([slices(), isDone]).toEqual([2, false]);
    await next();
    expect([slices(), isDone]).toEqual([3, true]);
  });

  it('stops when another exchange is selected', async () => {
    const { counting, next, store, pending, slices } = countedInThreeSlices();
    counting.start(1);
    await next();
    store.current = 2;
    await next();
    await counting.whenDone();
    expect([slices(), pending.length]).toEqual([1, 0]);
  });

  it('ends before all rows are expanded', async () => {
    const error = { code: 'Invalid', message: 'Two are invalid', details: [{ code: 'A' }, { code: 'B' }] };
    const items = Array.from({ length: 2000 }, (_, id) => ({ id: String(id), status: 422, error }));
    const { engine } = createTestEngine();
    const id = (await engine.add(capturedResponse(JSON.stringify({ responses: items })))) ?? -1;
    expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(2000);
    await engine.expandAll(id, true);
    expect((await engine.rows(id, EMPTY_QUERY, 5995, 6000)).total).toBe(6000);
    await engine.expandAll(id, false);
    expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(2000);
  });
});
