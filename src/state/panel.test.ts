import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowAt } from './pages.ts';
import { createPanel, type Panel } from './panel.ts';
import { createFakeEngine, settle, type FakeEngine, type FakeRow } from '../../testing/fakeEngine.ts';
import { LONG_TREE, SMALL_TREE } from '../../testing/panelTrees.ts';

let fake: FakeEngine;
let panel: Panel;

async function start(trees: Record<number, readonly FakeRow[]>): Promise<void> {
  fake = createFakeEngine(trees);
  panel = createPanel(fake.engine);
  await settle();
}

function selected(): { readonly key: string | null; readonly at: number } {
  const { selected: key, selectedIndex: at } = panel.store.getState().tree;
  return { key, at };
}

beforeEach(() => start({ 1: SMALL_TREE, 2: LONG_TREE }));
afterEach(() => {
  panel.stop();
  expect(panel.store.getState().internalError).toBeNull();
});

describe('the panel', () => {
  it('shows the first exchange, at its first failure', () => {
    expect(panel.store.getState().detail?.id).toBe(1);
    expect(selected()).toEqual({ key: 'a/b/c', at: 2 });
    expect(panel.store.getState().rowDetail?.key).toBe('a/b/c');
  });

  it('keeps the shown exchange when another one is added', async () => {
    const { pages } = panel.store.getState().tree;
    fake.trees.set(3, SMALL_TREE);
    fake.calls.length = 0;
    fake.notify({ added: 3 });
    await settle();
    expect(panel.store.getState()).toMatchObject({ shown: 1, lastAdded: 3 });
    expect(panel.store.getState().overview?.exchanges).toHaveLength(3);
    expect(panel.store.getState().tree.pages).toBe(pages);
    expect(fake.calls).toEqual(['overview ']);
  });

  it('requests only the list again when another response than the shown one changes', async () => {
    fake.calls.length = 0;
    fake.notify({ changed: 2 });
    await settle();
    expect(fake.calls).toEqual(['overview ']);
    fake.notify({ changed: 1 });
    await settle();
    expect(fake.calls).toEqual(expect.arrayContaining(['exchange 1', 'row a/b/c', 'rows 1 0-100']));
  });

  it('requests the visible rows, then those around them, once', async () => {
    panel.exchanges.select(2);
    await settle();
    fake.calls.length = 0;
    panel.rows.setViewport(300, 330);
    panel.rows.setViewport(300, 330);
    await settle();
    expect(fake.calls).toEqual(['rows 2 300-400', 'rows 2 400-600', 'rows 2 100-300']);
    expect(rowAt(panel.store.getState().tree.pages, 320)?.key).toBe('m320');
  });

  it('keeps the selected row when rows are added before it', async () => {
    fake.trees.set(1, [{ key: 'new 1' }, { key: 'new 2' }, ...SMALL_TREE]);
    const { revealCount } = panel.store.getState().tree;
    fake.notify();
    await settle();
    expect(selected()).toEqual({ key: 'a/b/c', at: 4 });
    expect(panel.store.getState().tree.revealCount).toBe(revealCount);
  });

  it('finds the selected row on a page that is not loaded', async () => {
    fake.trees.set(1, [...LONG_TREE, ...SMALL_TREE]);
    fake.notify();
    await settle();
    expect(selected()).toEqual({ key: 'a/b/c', at: 1002 });
  });

  it('has no selected row while the filter hides it, and selects it again afterwards', async () => {
    panel.filter.setText('e');
    panel.filter.apply();
    await settle();
    expect(selected()).toEqual({ key: 'a/b/c', at: -1 });
    panel.filter.clear();
    await settle();
    expect(selected()).toEqual({ key: 'a/b/c', at: 2 });
  });

  it('selects the previously selected row of an exchange', async () => {
    await panel.rows.select(4);
    panel.exchanges.select(2);
    await settle();
    expect(selected()).toEqual({ key: 'm640', at: 640 });
    panel.exchanges.select(1);
    await settle();
    expect(selected()).toEqual({ key: 'e', at: 4 });
  });

  it('never shows rows of another exchange', async () => {
    fake.isHolding = true;
    panel.rows.setViewport(0, 5);
    fake.notify();
    panel.exchanges.select(2);
    expect(panel.store.getState().tree.pages.rows.size).toBe(0);
    await fake.release();
    expect(rowAt(panel.store.getState().tree.pages, 0)).toBeUndefined();
    fake.isHolding = false;
    await fake.release();
    expect(rowAt(panel.store.getState().tree.pages, 0)?.key).toBe('m0');
  });

  it('requests the body again after a change', async () => {
    panel.loadBody();
    await settle();
    expect(panel.store.getState().body?.content?.text).toBe('body 1');
    fake.calls.length = 0;
    fake.notify();
    await settle();
    expect(fake.calls).toContain('body 1');
  });

  it('selects the first exchange again after clearing', async () => {
    panel.exchanges.select(2);
    fake.trees.clear();
    fake.notify();
    await settle();
    expect(panel.store.getState()).toMatchObject({ preferred: null, shown: null, detail: null });
    fake.trees.set(7, SMALL_TREE);
    fake.trees.set(8, SMALL_TREE);
    fake.notify({ added: 7 });
    await settle();
    expect(panel.store.getState().shown).toBe(7);
  });
});

describe('moves in the tree', () => {
  it('stop at both ends', async () => {
    await panel.navigation.moveToStart();
    await panel.navigation.moveBy(-1);
    expect(selected().at).toBe(0);
    await panel.navigation.moveBy(50);
    expect(selected()).toEqual({ key: 'e', at: 4 });
  });

  it('load the page of their target', async () => {
    panel.exchanges.select(2);
    await settle();
    await panel.navigation.moveToEnd();
    expect(selected()).toEqual({ key: 'm999', at: 999 });
  });

  it('collapse the row, then move to the parent', async () => {
    await panel.navigation.collapseOrLeave();
    expect(selected().key).toBe('a/b/');
    await panel.navigation.collapseOrLeave();
    await settle();
    expect(fake.closed).toEqual(new Set(['a/b/']));
    expect(selected()).toEqual({ key: 'a/b/', at: 1 });
    await panel.navigation.collapseOrLeave();
    expect(selected().key).toBe('a/');
  });

  it('expand the row, then move to the first child', async () => {
    await panel.navigation.moveToStart();
    await panel.navigation.setExpanded(false, false);
    await settle();
    await panel.navigation.expandOrEnter();
    await settle();
    expect(fake.closed.size).toBe(0);
    await panel.navigation.expandOrEnter();
    expect(selected().key).toBe('a/b/');
    await panel.rows.select(4);
    await panel.navigation.expandOrEnter();
    expect(selected().key).toBe('e');
  });

  it('select the collapsed row if it hides the selected one', async () => {
    await panel.navigation.setExpanded(false, false, 0);
    await settle();
    expect(selected()).toEqual({ key: 'a/', at: 0 });
    expect(panel.store.getState().tree.pages.total).toBe(3);
  });

  it('move to the next and the previous failure, and wrap around if no other response has one', async () => {
    await start({ 1: SMALL_TREE });
    await panel.navigation.moveToFailure(1);
    expect(selected().key).toBe('d');
    await panel.navigation.moveToFailure(1);
    expect(selected().key).toBe('a/b/c');
    await panel.navigation.moveToFailure(-1);
    expect(selected().key).toBe('d');
  });

  it('start at the result of the previous move, even if the engine is slow', async () => {
    const pressKeys = async (): Promise<void> => {
      const { navigation } = panel;
      await Promise.all([
        navigation.moveToStart(),
        navigation.collapseOrLeave(),
        navigation.expandOrEnter(),
        navigation.expandOrEnter(),
        navigation.moveBy(2),
        navigation.collapseOrLeave(),
      ]);
    };
    fake.isHolding = true;
    const all = pressKeys();
    // The replies are delayed and released one at a time.
    for (let round = 0; round < 50; round += 1) await fake.release();
    await all;
    // Move to the start, collapse, expand, enter, move down by two, and leave: a first-level row has no parent.
    expect(selected()).toEqual({ key: 'd', at: 3 });
    expect(fake.closed.size).toBe(0);
  });

  it('are discarded when another exchange is selected in the meantime', async () => {
    fake.isHolding = true;
    const late = [panel.navigation.moveToFailure(1), panel.navigation.moveToStart()];
    panel.exchanges.select(2);
    fake.isHolding = false;
    await fake.release();
    await Promise.all(late);
    await settle();
    expect(selected()).toEqual({ key: 'm640', at: 640 });
  });

  it('are replaced by a later selection', async () => {
    panel.exchanges.select(2);
    await settle();
    fake.isHolding = true;
    const far = panel.rows.select(450);
    const near = panel.rows.select(3);
    await fake.release();
    await Promise.all([far, near]);
    expect(selected()).toEqual({ key: 'm3', at: 3 });
  });
});

describe('an error of the engine', () => {
  it('is reported, and the data is requested again after recovery', async () => {
    const { rows } = fake.engine;
    Object.assign(fake.engine, { rows: () => Promise.reject(new Error('port closed')) });
    fake.notify();
    await settle();
    expect(panel.store.getState().internalError?.error).toEqual(new Error('port closed'));
    Object.assign(fake.engine, { rows });
    panel.recover();
    await settle();
    expect(panel.store.getState().internalError).toBeNull();
    expect(rowAt(panel.store.getState().tree.pages, 0)?.key).toBe('a/');
  });
});
