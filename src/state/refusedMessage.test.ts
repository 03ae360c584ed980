import { ruleMessages } from '../core/read/json/rules/messages.ts';
import { describe, expect, it } from 'vitest';
import { TaskRefusedError } from '../engine/api/engineTask.ts';
import { createPanel } from './panel.ts';
import { createFakeEngine, settle } from '../../testing/fakeEngine.ts';

async function start() {
  const fake = createFakeEngine({ 1: [{ key: 'a' }] });
  const panel = createPanel({
    ...fake.engine,
    expandAll: () => Promise.reject(new TaskRefusedError('Expanding took too long.')),
  });
  await settle();
  return { fake, panel };
}

describe('a refused request', () => {
  it('shows a message that can be closed, not an internal error', async () => {
    const { panel } = await start();
    panel.run(panel.navigation.setAllExpanded(true));
    await settle();
    expect(panel.store.getState()).toMatchObject({ shownMessage: 'Expanding took too long.', internalError: null });
    panel.dismissMessage();
    expect(panel.store.getState().shownMessage).toBeNull();
    panel.stop();
  });
});

it('shows the problems of rules that the engine turned off', async () => {
  const { fake, panel } = await start();
  const problem = { message: ruleMessages.stopped, line: null, column: null, rule: null };
  fake.notify({ ruleProblems: [problem] });
  expect(panel.store.getState().rules.problems).toEqual([problem]);
  fake.notify({ ruleProblems: [] });
  expect(panel.store.getState().rules.problems).toEqual([]);
  panel.stop();
});
