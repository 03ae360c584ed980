import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeEngine, settle, type FakeEngine } from '../../testing/fakeEngine.ts';
import { SMALL_TREE } from '../../testing/panelTrees.ts';
import { selectedIds } from './listSelection.ts';
import { createPanel, type Panel } from './panel.ts';

const ORDER = [1, 2, 3, 4, 5, 6];

let fake: FakeEngine;
let panel: Panel;

const selected = (): readonly number[] => selectedIds(panel.store.getState()).toSorted((a, b) => a - b);
const shown = (): number | null => panel.store.getState().shown;

beforeEach(async () => {
  fake = createFakeEngine(Object.fromEntries(ORDER.map((id) => [id, SMALL_TREE])));
  panel = createPanel(fake.engine);
  await settle();
});

describe('the selection of responses', () => {
  it('is the shown response at first', () => {
    expect(selected()).toEqual([1]);
    expect(panel.store.getState().selectedExchanges).toBeNull();
  });

  it('extends from the anchor to each further response', () => {
    const { choose } = panel.listSelection;
    choose(3, 'only', ORDER);
    choose(5, 'range', ORDER);
    expect([selected(), shown()]).toEqual([[3, 4, 5], 5]);
    choose(2, 'range', ORDER);
    expect([selected(), shown()]).toEqual([[2, 3], 2]);
    choose(5, 'toggle', ORDER);
    choose(6, 'add-range', ORDER);
    expect([selected(), shown()]).toEqual([[2, 3, 5, 6], 6]);
  });

  it('uses the order of the list that the user sees', () => {
    const { choose } = panel.listSelection;
    choose(3, 'only', ORDER);
    choose(1, 'range', [6, 3, 4, 1, 5, 2]);
    expect(selected()).toEqual([1, 3, 4]);
  });

  it('keeps at least one response', () => {
    const { choose } = panel.listSelection;
    choose(1, 'toggle', ORDER);
    expect(selected()).toEqual([1]);
    choose(4, 'toggle', ORDER);
    choose(1, 'toggle', ORDER);
    expect([selected(), shown()]).toEqual([[4], 1]);
    choose(4, 'toggle', ORDER);
    expect(selected()).toEqual([4]);
  });

  it('stays where it is while the focus moves', () => {
    const { choose } = panel.listSelection;
    choose(2, 'focus', ORDER);
    choose(3, 'focus', ORDER);
    expect([selected(), shown()]).toEqual([[1], 3]);
    choose(3, 'toggle', ORDER);
    expect(selected()).toEqual([1, 3]);
  });

  it('is reduced to the shown response', () => {
    const { chooseAll, choose, reduce } = panel.listSelection;
    expect(reduce()).toBe(false);
    chooseAll(ORDER);
    expect([selected(), shown()]).toEqual([ORDER, 1]);
    expect([reduce(), selected()]).toEqual([true, [1]]);
    chooseAll(ORDER);
    choose(2, 'only', ORDER);
    expect(selected()).toEqual([2]);
    chooseAll(ORDER);
    panel.exchanges.select(4);
    expect(selected()).toEqual([4]);
  });

  it('contains only responses that are listed', async () => {
    panel.listSelection.chooseAll(ORDER);
    fake.trees.delete(3);
    fake.notify();
    await settle();
    expect(selected()).toEqual([1, 2, 4, 5, 6]);
    fake.trees.clear();
    fake.notify();
    await settle();
    expect(selected()).toEqual([]);
  });
});
