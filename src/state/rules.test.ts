import { afterEach, describe, expect, it } from 'vitest';
import { createPanel, type Panel } from './panel.ts';
import { createFakeEngine, settle } from '../../testing/fakeEngine.ts';
import type { RuleStore } from './rules.ts';

let panel: Panel;
afterEach(() => panel.stop());

/** @param isBlocked the browser stores nothing */
function fakeRuleStore(text: string | null, isBlocked = false): RuleStore & { text: string | null } {
  const ruleStore = {
    text,
    load: () => ruleStore.text,
    save: (next: string) => {
      if (!isBlocked) ruleStore.text = next;
      return !isBlocked;
    },
  };
  return ruleStore;
}

describe('the rules', () => {
  it('that are stored apply from the start, with their problems', async () => {
    const fake = createFakeEngine({});
    const problem = { message: 'no', line: 1, column: 1, rule: null };
    Object.assign(fake.engine, { setRules: () => Promise.resolve([problem]) });
    panel = createPanel(fake.engine, {}, fakeRuleStore('broken'));
    await settle();
    expect(panel.store.getState().rules).toMatchObject({ text: 'broken', problems: [problem], isUnsaved: false });
  });

  it('of the engine are used if the browser stores nothing, which is reported', async () => {
    const fake = createFakeEngine({});
    Object.assign(fake.engine, { rules: () => Promise.resolve('of the engine') });
    panel = createPanel(fake.engine, {}, fakeRuleStore(null, true));
    await settle();
    expect(panel.store.getState().rules).toMatchObject({ text: 'of the engine', isUnsaved: false });
    await panel.rules.set('new');
    expect(panel.store.getState().rules).toMatchObject({ text: 'new', isUnsaved: true });
  });

  it('that another window has changed are loaded when they are shown', async () => {
    const ruleStore = fakeRuleStore('old');
    panel = createPanel(createFakeEngine({}).engine, {}, ruleStore);
    await settle();
    ruleStore.text = 'new';
    panel.rules.showDialog(true);
    await settle();
    expect(panel.store.getState().rules).toMatchObject({ text: 'new', isDialogOpen: true });
  });

  it('are created in the Body tab, and the form closes when another exchange is selected', async () => {
    panel = createPanel(createFakeEngine({ 1: [{ key: 'a' }], 2: [{ key: 'b' }] }).engine, {}, fakeRuleStore(''));
    await settle();
    panel.rules.setCreatingRule(true);
    expect(panel.store.getState()).toMatchObject({ isCreatingRule: true, tab: 'body' });
    panel.exchanges.select(2);
    expect(panel.store.getState().isCreatingRule).toBe(false);
  });
});
