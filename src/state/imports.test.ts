import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LocalFile, FileImport } from '../engine/api/importApi.ts';
import { createPanel, type Panel } from './panel.ts';
import { createFakeEngine, settle, type FakeEngine } from '../../testing/fakeEngine.ts';

const file: LocalFile = new File(['<a/>'], 'saved.xml');
const started: FileImport = {
  id: 1,
  name: 'saved.xml',
  progress: 0,
  listed: 0,
  firstExchange: null,
  message: null,
  failed: false,
  otherBatches: 0,
};

let fake: FakeEngine;
let panel: Panel;

beforeEach(async () => {
  fake = createFakeEngine({ 1: [{ key: 'a' }], 2: [{ key: 'b' }] });
  panel = createPanel(fake.engine);
  await settle();
  fake.calls.length = 0;
});
afterEach(() => {
  panel.stop();
  expect(panel.store.getState().internalError).toBeNull();
});

it('the first exchange of an import is shown as soon as it is listed', async () => {
  panel.imports.importFiles([file], false);
  await settle();
  expect(fake.calls).toEqual(['importFiles saved.xml']);
  fake.notify({ imports: [started] });
  await settle();
  expect(panel.store.getState()).toMatchObject({ imports: [started], shown: 1 });
  fake.trees.set(3, [{ key: 'c' }]);
  fake.notify({ imports: [{ ...started, listed: 1, firstExchange: 3 }] });
  await settle();
  expect(panel.store.getState().shown).toBe(3);
  expect(panel.store.getState().overview?.exchanges).toHaveLength(3);
});

it('an import does not replace the exchange that the user selected in the meantime', async () => {
  panel.imports.importFiles([file], false);
  await settle();
  fake.trees.set(3, [{ key: 'c' }]);
  fake.notify({ imports: [{ ...started, listed: 1, firstExchange: 3 }] });
  await settle();
  panel.exchanges.select(2);
  fake.notify({ imports: [{ ...started, progress: null, listed: 2, firstExchange: 3 }] });
  await settle();
  expect(panel.store.getState().shown).toBe(2);
});

it('an import of another panel does not change the shown exchange', async () => {
  fake.trees.set(3, [{ key: 'c' }]);
  fake.notify({ imports: [{ ...started, listed: 1, firstExchange: 3 }] });
  await settle();
  expect(panel.store.getState().shown).toBe(1);
});

it('an empty file selection sends no request', async () => {
  panel.imports.importFiles([], false);
  await settle();
  expect(fake.calls).toEqual([]);
});
