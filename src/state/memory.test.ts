import { describe, expect, it } from 'vitest';
import { createPanel } from './panel.ts';
import { createFakeEngine, settle, type FakeRow } from '../../testing/fakeEngine.ts';

const TREE: readonly FakeRow[] = [{ key: 'a', failed: true }, { key: 'b' }, { key: 'bb' }];

describe('a recreated panel', () => {
  it('restores the view of the previous panel', async () => {
    const fake = createFakeEngine({ 1: TREE, 2: TREE, 3: TREE });
    const first = createPanel(fake.engine);
    await settle();
    first.exchanges.select(2);
    first.filter.setText('b');
    first.filter.apply();
    await settle();
    await first.navigation.moveToEnd();
    first.selectTab('headers');
    first.stop();

    const second = createPanel(fake.engine);
    await settle();
    expect(second.store.getState()).toMatchObject({
      shown: 2,
      preferred: 2,
      filterText: 'b',
      query: { text: 'b' },
      tab: 'headers',
      tree: { selected: 'bb', selectedIndex: 1 },
    });
    second.stop();
  });

  it('shows another exchange if the previous one was removed', async () => {
    const fake = createFakeEngine({ 1: TREE, 2: TREE });
    fake.memory = { query: { text: '', chip: 'all', invert: false }, tab: 'unknown tab', exchange: 7, row: 'x' };
    const panel = createPanel(fake.engine);
    await settle();
    expect(panel.store.getState()).toMatchObject({
      shown: 2,
      tab: 'resources',
      tree: { selected: 'a' },
      internalError: null,
    });
    panel.stop();
  });

  it('keeps changes that the user made in the meantime', async () => {
    const fake = createFakeEngine({ 1: TREE, 2: TREE });
    fake.memory = { query: { text: 'b', chip: 'all', invert: false }, tab: 'body', exchange: 2, row: 'b' };
    const panel = createPanel(fake.engine);
    panel.filter.toggleChip('failed');
    await settle();
    expect(panel.store.getState()).toMatchObject({ filterText: '', query: { text: '', chip: 'failed' }, shown: 1 });
    panel.stop();
  });
});
