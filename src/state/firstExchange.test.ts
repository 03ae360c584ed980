import { describe, expect, it } from 'vitest';
import { createPanel } from './panel.ts';
import { createFakeEngine, settle, type FakeEngine, type FakeRow } from '../../testing/fakeEngine.ts';
import { EMPTY_QUERY, type FirstResponse } from '../engine/api/engineApi.ts';
import { PAGE } from './pages.ts';
import type { View } from './view.ts';

const ROWS: readonly FakeRow[] = [{ key: 'a' }, { key: 'b', failed: true }];

/** What the engine sends with the event of its only exchange. */
async function firstOf({ engine }: FakeEngine): Promise<FirstResponse> {
  const [overview, detail, rows, failureIndex, failureDetail] = await Promise.all([
    engine.overview(EMPTY_QUERY),
    engine.exchange(1),
    engine.rows(1, EMPTY_QUERY, 0, PAGE),
    engine.nextFailure(1, EMPTY_QUERY, -1, 1),
    engine.row(1, 'b'),
  ]);
  if (!detail) throw new Error('the engine has no exchange 1');
  return { overview, detail, rows, failureIndex, failureDetail };
}

describe('the first exchange', () => {
  it('is shown together with its detail and its rows', async () => {
    const fake = createFakeEngine({});
    const panel = createPanel(fake.engine);
    await settle();
    fake.trees.set(1, ROWS);
    fake.notify({ added: 1 });
    // Each recorded view is one that could be painted.
    const painted: View[] = [];
    const unsubscribe = panel.store.subscribe(() => queueMicrotask(() => painted.push(panel.store.getState())));
    await settle();
    unsubscribe();
    const first = painted.find(({ overview }) => (overview?.exchanges.length ?? 0) > 0);
    expect(first).toMatchObject({ shown: 1, detail: { id: 1 }, tree: { exchange: 1, pages: { total: 2 } } });
    panel.stop();
  });

  it('is listed even if the user types a filter in the meantime', async () => {
    const fake = createFakeEngine({});
    const panel = createPanel(fake.engine);
    await settle();
    fake.trees.set(1, ROWS);
    fake.isHolding = true;
    fake.notify({ added: 1 });
    panel.filter.setText('b');
    panel.filter.apply();
    fake.isHolding = false;
    await fake.release();
    await settle();
    expect(panel.store.getState()).toMatchObject({ shown: 1, query: { text: 'b' }, detail: { id: 1 } });
    panel.stop();
  });

  it('is shown with its first failure and without a request if the engine sends it', async () => {
    const fake = createFakeEngine({});
    const panel = createPanel(fake.engine);
    await settle();
    fake.trees.set(1, ROWS);
    const first = await firstOf(fake);
    fake.calls.length = 0;
    fake.notify({ added: 1, first });
    expect(panel.store.getState()).toMatchObject({
      shown: 1,
      detail: { id: 1 },
      tree: { pages: { total: 2 }, selected: 'b', selectedIndex: 1 },
      rowDetail: { key: 'b' },
    });
    await settle();
    expect(fake.calls).toEqual([]);
    panel.stop();
  });

  it('is requested if the panel has a filter', async () => {
    const fake = createFakeEngine({});
    const panel = createPanel(fake.engine);
    await settle();
    panel.filter.setText('b');
    panel.filter.apply();
    await settle();
    fake.trees.set(1, ROWS);
    fake.notify({ added: 1, first: await firstOf(fake) });
    await settle();
    expect(panel.store.getState()).toMatchObject({ shown: 1, tree: { pages: { total: 1 }, selected: 'b' } });
    panel.stop();
  });

  it('is requested if the reply to an earlier request is pending', async () => {
    const fake = createFakeEngine({});
    const panel = createPanel(fake.engine);
    await settle();
    fake.isHolding = true;
    fake.notify();
    fake.isHolding = false;
    fake.trees.set(1, ROWS);
    fake.notify({ added: 1, first: await firstOf(fake) });
    expect(panel.store.getState().shown).toBeNull();
    await fake.release();
    expect(panel.store.getState()).toMatchObject({ shown: 1, tree: { pages: { total: 2 }, selected: 'b' } });
    panel.stop();
  });

  it('has its first failure selected even if it is parsed later', async () => {
    const fake = createFakeEngine({ 1: [{ key: 'a' }] });
    const panel = createPanel(fake.engine);
    await settle();
    expect(panel.store.getState().tree.selected).toBeNull();
    fake.trees.set(1, ROWS);
    fake.notify();
    await settle();
    expect(panel.store.getState().tree).toMatchObject({ selected: 'b', selectedIndex: 1 });
    panel.stop();
  });
});
