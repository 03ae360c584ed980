import { describe, expect, it } from 'vitest';
import { createPanel } from './panel.ts';
import { createFakeEngine, settle, type FakeRow } from '../../testing/fakeEngine.ts';
import type { View } from './view.ts';

const ROWS: readonly FakeRow[] = [{ key: 'a' }, { key: 'b', failed: true }];

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
