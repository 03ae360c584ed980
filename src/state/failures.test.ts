import { describe, expect, it } from 'vitest';
import { createFakeEngine, type FakeEngine, settle } from '../../testing/fakeEngine.ts';
import type { FailureRow } from '../engine/api/failureApi.ts';
import { createPanel, type Panel } from './panel.ts';

const GROUP: FailureRow = {
  key: 'o1',
  outcome: 'failure',
  status: '423 Locked',
  count: 2,
  name: null,
  message: '',
  dependents: 0,
};

async function shown(failures: boolean): Promise<{ readonly fake: FakeEngine; readonly panel: Panel }> {
  const fake = createFakeEngine({ 1: [{ key: 'o0' }, { key: 'o1', failed: true }, { key: 'o2', failed: true }] });
  if (failures) fake.failures = { groups: [GROUP], total: 30, causes: 0, dependents: 0 };
  const panel = createPanel(fake.engine);
  await settle();
  return { fake, panel };
}

describe('the groups of failures', () => {
  it('are requested after the first rows, and only if something failed', async () => {
    const { fake, panel } = await shown(true);
    expect(panel.store.getState().failures).toMatchObject({ exchange: 1, total: 30 });
    const calls = fake.calls.filter((call) => /^(?:rows|failures)/.test(call));
    expect(calls[0]).toMatch(/^rows 1 0-/);
    expect(calls.filter((call) => call.startsWith('failures'))).toEqual(['failures 1 5']);
    const other = await shown(false);
    expect(other.fake.calls.some((call) => call.startsWith('failures'))).toBe(false);
  });

  it('are requested in pages', async () => {
    const { fake, panel } = await shown(true);
    panel.failures.showMore();
    await settle();
    expect(fake.calls.at(-1)).toBe('failures 1 21');
  });

  it('lead to the next row of a group', async () => {
    const { fake, panel } = await shown(true);
    await panel.rows.select(1);
    fake.nextFailure = 'o2';
    await panel.failures.select(0);
    expect(fake.calls).toContain('failureInGroup 1 0 o1');
    expect(panel.store.getState().tree).toMatchObject({ selected: 'o2', selectedIndex: 2 });
  });

  it('lead to a row that the filter hides, without the filter', async () => {
    const { fake, panel } = await shown(true);
    panel.filter.setText('o0');
    panel.filter.apply();
    await settle();
    fake.nextFailure = 'o2';
    await panel.failures.select(0);
    await settle();
    expect(panel.store.getState()).toMatchObject({ filterText: '', tree: { selected: 'o2', selectedIndex: 2 } });
  });
});
