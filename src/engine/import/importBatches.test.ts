import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { file, importTest } from '../../../testing/importTest.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';

/** A multistatus, two batches, a batch request with another response, and a batch response to another request. */
function batchHar(): string {
  const entry = (method: string, path: string, status: number, text: string): object => ({
    request: { method, url: `http://a.test${path}` },
    response: { status, headers: [{ name: 'Content-Type', value: 'application/json' }], content: { text } },
  });
  const results = '{"responses":[{"id":"1","status":200},{"id":"2","status":404}]}';
  const entries = [
    entry('PROPFIND', '/dav/', 207, multistatus(response('/dav/a', 423))),
    entry('POST', '/$batch', 200, results),
    entry('POST', '/$batch', 200, results),
    entry('POST', '/$batch', 200, '{"error":"none"}'),
    entry('POST', '/other', 200, results),
  ];
  return JSON.stringify({ log: { entries } });
}

describe('a HAR file', () => {
  it('has batches in other responses counted if their requests look like batches, and imported on request', async () => {
    const { open, listed, engine, until, now } = importTest();
    const batches = batchHar();
    expect(await open([file('a.har', batches)])).toMatchObject([
      { otherBatches: 2, listed: 1, message: 'has 5 entries; 1 is a multi-status response.' },
    ]);
    await engine.importBatches();
    await until(() => now().some(({ progress, listed: count }) => progress === null && count === 4));
    expect(inEnglish(now())).toMatchObject([
      { otherBatches: 0, listed: 4, message: 'has 5 entries; 4 are multi-status responses.' },
    ]);
    // As with batch bodies on: also the one whose request does not look like a batch.
    expect((await listed()).map(({ path }) => path)).toEqual(['/dav/', '/$batch', '/$batch', '/other']);
    await engine.importBatches();
    expect(await listed()).toHaveLength(4);
  });

  it('has no batches counted if they are imported, or after the hint was dismissed', async () => {
    expect(await importTest().open([file('a.har', batchHar())], true)).toMatchObject([{ otherBatches: 0, listed: 4 }]);
    const { open, engine, now } = importTest();
    await open([file('a.har', batchHar())]);
    await engine.dismissBatchHint();
    expect(now()).toMatchObject([{ otherBatches: 0 }]);
    expect((await open([file('b.har', batchHar())])).map(({ otherBatches }) => otherBatches)).toEqual([0, 0]);
  });

  it('has its batches imported also if its message was dismissed', async () => {
    const { open, engine, until, listed, now } = importTest();
    const [first] = await open([file('a.har', batchHar())]);
    await engine.closeImport(first?.id ?? -1);
    expect(now()).toEqual([]);
    await engine.importBatches();
    await until(() => now().some(({ progress }) => progress === null));
    expect(await listed()).toHaveLength(4);
  });
});
