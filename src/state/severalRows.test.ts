import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../testing/fakeEngine.ts';
import { capturedResponse, createTestEngine, type TestEngine } from '../../testing/residentEngine.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';
import { createPanel, type Panel } from './panel.ts';
import { rowAt } from './pages.ts';
import { isInRanges } from './selectMode.ts';

const COUNT = 30;
/** Resources with two properties each; every fourth one failed, so that r3 is selected at first. */
const BODY = multistatus(
  ...Array.from({ length: COUNT }, (_, index) =>
    index % 4 === 3 ? response(`/r${index}`, 403) : propstats(`/r${index}`, { 200: ['getetag', 'displayname'] }),
  ),
);

let test: TestEngine;
let panel: Panel;

/** The keys of the selected rows, and that of the row with the focus. */
function state(): { readonly selected: readonly (string | undefined)[]; readonly focus: string | null } {
  const { pages, several, selected } = panel.store.getState().tree;
  const indexes = Array.from({ length: pages.total ?? 0 }, (_, index) => index);
  const keys = several
    ? indexes.filter((index) => isInRanges(several.ranges, index)).map((index) => rowAt(pages, index)?.key)
    : [selected ?? undefined];
  if (several) expect(several.count).toBe(keys.length);
  return { selected: keys, focus: selected };
}

beforeEach(async () => {
  test = createTestEngine();
  await test.engine.add(capturedResponse(BODY));
  panel = createPanel(test.engine);
  await settle();
  await expect.poll(() => panel.store.getState().tree.selected).toBe('o3');
});
afterEach(() => panel.stop());

describe('several selected rows', () => {
  it('follow Shift with the keys that move', async () => {
    const { navigation } = panel;
    await navigation.moveBy(2, 'range');
    expect(state()).toEqual({ selected: ['o3', 'o4', 'o5'], focus: 'o5' });
    await navigation.moveBy(-3, 'range');
    expect(state()).toEqual({ selected: ['o2', 'o3'], focus: 'o2' });
    await navigation.moveBy(1, 'range');
    expect(state()).toEqual({ selected: ['o3'], focus: 'o3' });
    await navigation.moveToEnd('range');
    expect(state().selected).toHaveLength(COUNT - 3);
    await navigation.moveBy(-1);
    expect(state()).toEqual({ selected: ['o28'], focus: 'o28' });
  });

  it('stay while Ctrl moves the focus, and are toggled', async () => {
    const { navigation } = panel;
    await navigation.moveBy(2, 'focus');
    expect(state()).toEqual({ selected: ['o3'], focus: 'o5' });
    await navigation.toggleSelected();
    expect(state()).toEqual({ selected: ['o3', 'o5'], focus: 'o5' });
    await navigation.moveBy(3, 'focus');
    await navigation.moveBy(1, 'add-range');
    expect(state()).toEqual({ selected: ['o3', 'o5', 'o6', 'o7', 'o8', 'o9'], focus: 'o9' });
    await panel.rows.several.choose(5, 'toggle');
    expect(state()).toEqual({ selected: ['o3', 'o6', 'o7', 'o8', 'o9'], focus: 'o5' });
    expect(panel.rows.several.reduce()).toBe(true);
    expect(state()).toEqual({ selected: ['o5'], focus: 'o5' });
    expect(panel.rows.several.reduce()).toBe(false);
  });

  it('are all visible rows, and rows that appear later are not among them', async () => {
    await panel.navigation.selectAll();
    expect(state()).toMatchObject({ selected: { length: COUNT }, focus: 'o3' });
    await panel.navigation.setExpanded(true, true, 0);
    await expect.poll(() => panel.store.getState().tree.several?.ranges).toEqual([0, 1, 4, COUNT + 3]);
    expect(state().selected).toHaveLength(COUNT);
  });

  it('stay the same rows in another order and under a filter', async () => {
    await panel.navigation.moveBy(4, 'range');
    panel.sortRows('failures-first');
    await expect.poll(() => state().selected).toEqual(['o3', 'o7', 'o4', 'o5', 'o6']);
    panel.filter.setText('status:403');
    panel.filter.apply();
    await expect.poll(() => state().selected).toEqual(['o3', 'o7']);
    panel.filter.clear();
    await expect.poll(() => state().selected).toHaveLength(5);
  });

  it('are reduced, and the panel states it, if none is visible after a change', async () => {
    await panel.navigation.moveBy(4, 'range');
    panel.filter.setText('r2');
    panel.filter.apply();
    await expect.poll(() => panel.store.getState().tree).toMatchObject({ several: null, isReduced: true });
    await panel.navigation.moveToStart();
    expect(panel.store.getState().tree).toMatchObject({ several: null, isReduced: false });
  });

  it('end when another row is revealed or another response is shown', async () => {
    await panel.navigation.selectAll();
    await panel.rows.reveal('o7');
    expect(state()).toEqual({ selected: ['o7'], focus: 'o7' });
    await panel.navigation.selectAll();
    const id = await test.engine.add(capturedResponse(BODY));
    panel.exchanges.select(id ?? 0);
    expect(panel.store.getState().tree.several).toBeNull();
  });

  it('stay selected when the focus leaves a row that is collapsed', async () => {
    await panel.navigation.setExpanded(true, true, 0);
    await panel.navigation.moveToStart();
    await panel.navigation.moveBy(3, 'range');
    await panel.navigation.moveBy(2, 'add-range');
    expect(state()).toMatchObject({ selected: { length: 6 }, focus: 'o2' });
    await panel.navigation.moveBy(-4, 'focus');
    await panel.navigation.setExpanded(false, true, 0);
    await expect.poll(state).toEqual({ selected: ['o0', 'o1', 'o2'], focus: 'o0' });
  });
});
