import { describe, expect, it } from 'vitest';
import { multistatus, propstats, response } from '../../../testing/exchange.ts';
import { capturedResponse, createTestEngine, initialState, type TestEngine } from '../../../testing/residentEngine.ts';
import { createEngine, type LocalEngine } from '../engine.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';

const FILTERS = [
  'file-1',
  '-file-1 status:423',
  'message:denied',
  'prop:getetag',
  'DAV:owner',
  '/file-[3-5]/',
  'is:failed',
];

/** Texts that are much longer than what filters find in them. */
const TEXTS = [0, 1, 2].map((folder) =>
  multistatus(
    ...Array.from({ length: 40 }, (_, at) =>
      at % 4 === 0
        ? response(`/dav/${folder}/file-${at}`, 423)
        : propstats(`/dav/${folder}/file-${at}`, {
            200: ['getetag', 'getlastmodified', 'creationdate'],
            404: ['owner'],
          }),
    ),
  ),
);

const asked = (text: string): Query => ({ ...EMPTY_QUERY, text });

/** An engine in which all texts are evicted, and one that has them in memory. */
async function evictedAndWhole(texts: readonly string[]): Promise<TestEngine & { readonly whole: LocalEngine }> {
  const tested = createTestEngine();
  const whole = createEngine();
  for (const text of texts) {
    await tested.engine.add(capturedResponse(text));
    whole.add(capturedResponse(text));
  }
  await tested.evictAll();
  return { ...tested, whole };
}

describe('a filter over evicted exchanges', () => {
  it('inflates no body', async () => {
    const { engine, whole, bodyVault } = await evictedAndWhole(TEXTS);
    for (const text of FILTERS) expect(await engine.overview(asked(text))).toEqual(whole.overview(asked(text)));
    expect(bodyVault.reads).toBe(0);
  });

  it('inflates none after one was selected', async () => {
    const { engine, whole, bodyVault, evictAll } = await evictedAndWhole(TEXTS);
    for (const id of [1, 2]) await engine.rows(id, EMPTY_QUERY, 0, 10);
    await evictAll();
    bodyVault.reads = 0;
    for (const text of FILTERS) expect(await engine.overview(asked(text))).toEqual(whole.overview(asked(text)));
    expect(bodyVault.reads).toBe(0);
  });

  it('inflates each body once after the engine was replaced', async () => {
    const { whole, bodyVault } = await evictedAndWhole(TEXTS);
    const evicted = [...bodyVault.stored.values()].map((one) => ({ exchange: one.evicted, bytes: 1 }));
    const { engine } = createTestEngine(undefined, bodyVault);
    engine.start(initialState({ evicted }));
    for (const text of FILTERS) expect(await engine.overview(asked(text))).toEqual(whole.overview(asked(text)));
    expect(bodyVault.reads).toBe(TEXTS.length);
  });

  it('inflates bodies that consist of little else than names', async () => {
    const names = Array.from({ length: 50 }, (_, at) => ({
      id: `${(at * 7919).toString(36)}-${(at * 104729).toString(36)}`,
      ok: true,
    }));
    const { engine, whole, bodyVault } = await evictedAndWhole([JSON.stringify(names)]);
    for (const text of ['zq', '-zq']) expect(await engine.overview(asked(text))).toEqual(whole.overview(asked(text)));
    expect(bodyVault.reads).toBe(2);
  });

  it('works after everything was cleared', async () => {
    const { engine, whole, bodyVault, evictAll } = await evictedAndWhole(TEXTS);
    await engine.clear();
    whole.clear();
    const text = TEXTS[1] ?? '';
    await engine.add(capturedResponse(text));
    whole.add(capturedResponse(text));
    await evictAll();
    for (const filter of FILTERS) {
      const { chips } = await engine.overview(asked(filter));
      expect(chips).toEqual(whole.overview(asked(filter)).chips);
    }
    expect(bodyVault.reads).toBe(0);
  });
});
