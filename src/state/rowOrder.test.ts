import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowAt } from './pages.ts';
import { createPanel, type Panel } from './panel.ts';
import { createFakeEngine, settle, type FakeEngine } from '../../testing/fakeEngine.ts';
import { LONG_TREE, SMALL_TREE } from '../../testing/panelTrees.ts';

let fake: FakeEngine;
let panel: Panel;

function selected(): { readonly key: string | null; readonly at: number } {
  const { selected: key, selectedIndex: at } = panel.store.getState().tree;
  return { key, at };
}

beforeEach(async () => {
  fake = createFakeEngine({ 1: SMALL_TREE, 2: LONG_TREE });
  panel = createPanel(fake.engine);
  await settle();
});
afterEach(() => {
  panel.stop();
  expect(panel.store.getState().internalError).toBeNull();
});

describe('the order of the rows', () => {
  const keys = (): readonly (string | undefined)[] =>
    SMALL_TREE.map((_, index) => rowAt(panel.store.getState().tree.pages, index)?.key);

  it('changes to failures first and back to document order', async () => {
    panel.sortRows('failures-first');
    await settle();
    expect(keys()).toEqual(['a/b/c', 'd', 'a/', 'a/b/', 'e']);
    panel.sortRows(undefined);
    await settle();
    expect(keys()).toEqual(['a/', 'a/b/', 'a/b/c', 'd', 'e']);
  });

  it('keeps the selected row, and scrolls to it in document order', async () => {
    await panel.rows.select(3);
    const { revealCount } = panel.store.getState().tree;
    panel.sortRows('failures-first');
    await settle();
    expect(selected()).toEqual({ key: 'd', at: 1 });
    expect(panel.store.getState().tree.revealCount).toBe(revealCount);
    panel.sortRows(undefined);
    await settle();
    expect(selected()).toEqual({ key: 'd', at: 3 });
    expect(panel.store.getState().tree.revealCount).toBe(revealCount + 1);
  });

  it('applies to other responses, to another filter, and to a recreated panel', async () => {
    panel.sortRows('failures-first');
    panel.exchanges.select(2);
    await settle();
    expect(rowAt(panel.store.getState().tree.pages, 0)?.key).toBe('m640');
    panel.filter.toggleChip('failed');
    panel.filter.clear();
    await settle();
    expect(panel.store.getState().query).toEqual({ text: '', chip: 'all', invert: false, order: 'failures-first' });
    panel.stop();
    panel = createPanel(fake.engine);
    await settle();
    expect(panel.store.getState().query.order).toBe('failures-first');
    expect(rowAt(panel.store.getState().tree.pages, 0)?.key).toBe('m640');
  });

  it('applies to moving between failures', async () => {
    fake.trees.set(2, [{ key: 'success' }]);
    fake.notify({ added: null });
    panel.sortRows('failures-first');
    await settle();
    await panel.navigation.moveToStart();
    await panel.navigation.moveToFailure(1);
    expect(selected()).toEqual({ key: 'd', at: 1 });
    await panel.navigation.moveToFailure(1);
    expect(selected()).toEqual({ key: 'a/b/c', at: 0 });
  });
});
