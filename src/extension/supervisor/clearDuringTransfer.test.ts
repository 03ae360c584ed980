import { inEnglish } from '../../../testing/inEnglish.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { capturedResponse } from '../../../testing/residentEngine.ts';
import { BODY, FakeWorker, createSupervisedEngine, listedIds, waitTurns } from '../../../testing/supervisedEngine.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  for (const worker of FakeWorker.all) worker.terminate();
  vi.useRealTimers();
});

describe('a long body that is cleared while it is being sent to the engine', () => {
  const WIDE = 'x'.repeat(10_000);
  const LONG_XML = multistatus(...Array.from({ length: 250 }, (_, index) => response(`/dav/${WIDE}${index}`, 200)));
  const LONG_JSON = JSON.stringify({
    results: Array.from({ length: 250 }, (_, id) => ({ id: WIDE + id, status: 200 })),
  });
  const clearings = {
    Clear: ({ supervisor }) => supervisor.captureApi.clear(),
    navigation: ({ supervisor }) => supervisor.captureApi.clearCaptured(),
  } satisfies Record<string, (on: ReturnType<typeof createSupervisedEngine>) => Promise<void>>;

  describe.each([
    ['XML', LONG_XML],
    ['JSON', LONG_JSON],
  ])('as %s', (_, body) => {
    it.each(Object.entries(clearings))('by %s is not listed again, at any moment', async (_name, clear) => {
      expect(body.length).toBeGreaterThan(2 << 20);
      for (let moment = 0; moment < 24; moment += 1) {
        const on = createSupervisedEngine();
        const added = on.supervisor.captureApi.add(capturedResponse(body));
        for (let turn = 0; turn < moment; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        await clear(on);
        await added;
        await waitTurns();
        expect(await listedIds(on.now()), `cleared after ${moment} turns`).toEqual([]);
        on.now().fail('crashed');
        expect(on.now().initialState, `cleared after ${moment} turns`).toMatchObject({ evicted: [], captured: [] });
        for (const worker of FakeWorker.all) worker.terminate();
      }
    });
  });

  it('is complete if a newer body replaces it in the meantime', async () => {
    for (let moment = 0; moment < 24; moment += 1) {
      const { supervisor, now } = createSupervisedEngine();
      const id = (await supervisor.captureApi.add(capturedResponse(BODY))) ?? -1;
      const older = supervisor.captureApi.update(id, capturedResponse(LONG_JSON));
      for (let turn = 0; turn < moment; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([older, supervisor.captureApi.update(id, capturedResponse(LONG_XML))]);
      await waitTurns();
      expect(inEnglish(await now().engine?.exchange(id)), `after ${moment} turns`).toMatchObject({
        format: 'webdav',
        summary: { total: 250 },
      });
      for (const worker of FakeWorker.all) worker.terminate();
    }
  });
});
