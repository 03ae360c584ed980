import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine, settle, type FakeEngine } from '../../../testing/fakeEngine.ts';
import { SMALL_TREE } from '../../../testing/panelTrees.ts';
import { createPanel, type Panel } from '../panel.ts';
import type { MuteStore } from './mutes.ts';

const RULE = { url: 'https://a.example/*', status: '404', label: '' };
const OTHER = { url: '*', status: '', label: '/x' };

interface Stored extends MuteStore {
  text: string | null;
  damaged: string | null;
  isFull: boolean;
}

function createStore(text: string | null): Stored {
  const stored: Stored = {
    text,
    damaged: null,
    isFull: false,
    load: () => stored.text,
    save: (next) => {
      if (!stored.isFull) stored.text = next;
      return !stored.isFull;
    },
    loadDamaged: () => stored.damaged,
    saveDamaged: (next) => {
      if (!stored.isFull) stored.damaged = next;
      return !stored.isFull;
    },
  };
  return stored;
}

let fake: FakeEngine;
let panel: Panel;
let stored: Stored;

async function start(text: string | null): Promise<void> {
  fake = createFakeEngine({ 1: SMALL_TREE });
  stored = createStore(text);
  panel = createPanel(fake.engine, {}, undefined, stored);
  await settle();
}

const rulesInQuery = (): unknown => panel.store.getState().query.mutes;

beforeEach(() => start(null));
afterEach(() => {
  panel.stop();
  expect(panel.store.getState().internalError).toBeNull();
});

describe('mute rules', () => {
  it('are part of the query from the first overview on', async () => {
    expect(rulesInQuery()).toBeUndefined();
    await start(JSON.stringify([RULE]));
    await vi.waitFor(() => expect(rulesInQuery()).toEqual([RULE]));
    panel.filter.setText('x');
    panel.filter.clear();
    expect(rulesInQuery()).toEqual([RULE]);
  });

  it('are stored when they are added and removed, without those of another window being lost', async () => {
    await panel.mutes.add(RULE);
    stored.text = JSON.stringify([RULE, OTHER]);
    await panel.mutes.add(RULE);
    expect(rulesInQuery()).toEqual([OTHER, RULE]);
    await panel.mutes.remove(RULE);
    expect(stored.text).toBe(JSON.stringify([OTHER]));
    expect(rulesInQuery()).toEqual([OTHER]);
    await panel.mutes.remove(OTHER);
    expect(panel.store.getState().query).toEqual({ text: '', chip: 'all', invert: false });
  });

  it('that are damaged are kept apart when a rule is added', async () => {
    await start('[{"url":');
    await vi.waitFor(() => expect(panel.store.getState().mutes.damaged).toBe('[{"url":'));
    await panel.mutes.add(RULE);
    expect(stored).toMatchObject({ text: JSON.stringify([RULE]), damaged: '[{"url":' });
    expect(panel.store.getState().mutes.damaged).toBe('[{"url":');
    await panel.mutes.deleteDamaged();
    expect(stored).toMatchObject({ text: JSON.stringify([RULE]), damaged: null });
    expect(panel.store.getState().mutes.damaged).toBeNull();
  });

  it('that another version stored stay in the text', async () => {
    const later = { ...RULE, method: 'PUT' };
    await start(JSON.stringify([later, RULE]));
    await vi.waitFor(() => expect(rulesInQuery()).toEqual([RULE]));
    expect(panel.store.getState().mutes.damaged).toBe(JSON.stringify(later));
    await panel.mutes.remove(RULE);
    expect(stored.text).toBe(JSON.stringify([later]));
  });

  it('apply although they cannot be stored', async () => {
    stored.isFull = true;
    await panel.mutes.add(RULE);
    expect(rulesInQuery()).toEqual([RULE]);
    expect(panel.store.getState().mutes.isUnsaved).toBe(true);
    await start('damaged');
    stored.isFull = true;
    await panel.mutes.add(RULE);
    expect(rulesInQuery()).toEqual([RULE]);
    expect(stored.text).toBe('damaged');
  });

  it('are not in the query of an export', async () => {
    let exported: unknown = null;
    const engine: FakeEngine['engine'] = {
      ...fake.engine,
      export: async (request) => {
        exported = request.query;
        return null;
      },
    };
    panel.stop();
    panel = createPanel(engine, {}, undefined, stored);
    await panel.mutes.add(RULE);
    panel.mutes.show(true);
    const { query } = panel.store.getState();
    expect(query).toMatchObject({ mutes: [RULE], showMuted: true });
    await panel.exportStatus.exportFile({ format: 'json', scope: 'filtered', query, exchanges: [], secrets: false });
    expect(exported).toEqual({ text: '', chip: 'all', invert: false });
  });
});
