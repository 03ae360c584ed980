import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';
import type { LocalFile, FileImport } from '../api/importApi.ts';
import { EMPTY_QUERY, type EngineEvent } from '../api/engineApi.ts';
import type { Limits } from '../store/exchangeStore.ts';

const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const LONG = multistatus(
  ...Array.from({ length: 20_000 }, (_, index) => response(`/dav/files/${index}`, index % 10 === 0 ? 423 : 200)),
);

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): LocalFile => new File([content], name);
const har = (...bodies: readonly (readonly [status: number, body: string])[]): string =>
  JSON.stringify({
    log: {
      entries: bodies.map(([status, text], index) => ({
        request: { method: 'PROPFIND', url: `http://a.test/dav/${index}/` },
        response: { status, headers: [{ name: 'Content-Type', value: 'text/xml' }], content: { text } },
      })),
    },
  });

/** An engine whose tellings about files are kept, and what can be awaited of them. */
function opening(limits?: Limits) {
  const tested = createTestEngine(limits);
  const { engine } = tested;
  const told: (readonly FileImport[])[] = [];
  const waiting = new Set<() => void>();
  engine.subscribe((change: EngineEvent) => {
    if ('imports' in change) told.push(change.imports);
    for (const look of waiting) look();
  });
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const now = (): readonly FileImport[] => told.at(-1) ?? [];
  /** Opens files, and waits until all of them are read. */
  const open = async (files: readonly LocalFile[], batches = false): Promise<readonly FileImport[]> => {
    await engine.importFiles(files, batches);
    const over = (): boolean => told.length > 0 && now().every(({ progress }) => progress === null);
    await until(over);
    return now();
  };
  const listed = async () => (await engine.overview(EMPTY_QUERY)).exchanges;
  return { ...tested, told, until, now, open, listed };
}

describe('a saved body', () => {
  it('is listed under the name of its file, and read', async () => {
    const { open, listed, engine } = opening();
    const [end] = await open([file('saved answer.xml', BODY)]);
    expect(end).toMatchObject({ name: 'saved answer.xml', listed: 1, message: null, failed: false });
    const [row] = await listed();
    expect(row).toMatchObject({
      id: end?.firstExchange,
      path: 'saved answer.xml',
      file: 'saved answer.xml',
      status: 207,
      url: '',
    });
    expect(await engine.rows(row?.id ?? -1, EMPTY_QUERY, 0, 10)).toMatchObject({
      total: 2,
      rows: [{ status: 423 }, { status: 200 }],
    });
    // It has nothing more to say.
    expect(await engine.imports()).toEqual([]);
  });

  it('that is long is read in slices, of which the share is told', async () => {
    const { open, told, listed, engine } = opening();
    await open([file('long.xml', LONG)]);
    const shares = told.flatMap((openings) => openings.map(({ progress }) => progress ?? 1));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const [row] = await listed();
    expect((await engine.exchange(row?.id ?? -1))?.parsedShare).toBeNull();
    expect(row?.summary.total).toBe(20_000);
  });

  it('rests like a captured one, in the safe', async () => {
    const { open, evictAll, bodyVault, engine } = opening();
    const [end] = await open([file('long.xml', LONG)]);
    const other = await engine.add(capturedResponse(BODY));
    await engine.rows(other ?? -1, EMPTY_QUERY, 0, 1);
    await evictAll();
    expect(bodyVault.stored.get(end?.firstExchange ?? -1)?.packed).not.toBeNull();
    expect((await engine.rows(end?.firstExchange ?? -1, EMPTY_QUERY, 19_999, 20_000)).rows).toMatchObject([
      { name: expect.stringContaining('19999') },
    ]);
    expect(bodyVault.reads).toBe(1);
  });

  it('of any other shape is read as well, gzipped or not', async () => {
    const { open, listed } = opening();
    await open([
      file('batch.json', '{"results":[{"id":1,"status":200},{"id":2,"status":409}]}'),
      file('lines.ndjson', '{"status":200}\n{"status":500}\n'),
      file('parts.txt', '--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n\r\n--b--'),
      file('packed.xml.gz', gzipSync(BODY)),
    ]);
    expect((await listed()).map(({ path, summary }) => [path, summary.failure])).toEqual([
      ['batch.json', 1],
      ['lines.ndjson', 1],
      ['parts.txt', 1],
      ['packed.xml.gz', 1],
    ]);
  });

  it.each([
    ['long.xml', LONG],
    ['long.har', har([207, LONG])],
    ['packed.har.gz', gzipSync(har([207, LONG]))],
  ])('that is larger than there is room for says so: %s', async (name, content) => {
    const { open, listed } = opening({ responses: 10, bytes: 100_000 });
    expect(await open([file(name, content)])).toMatchObject([
      { failed: true, message: 'is too large: the limit is 100 kB for a body, and for an entry of a HAR file.' },
    ]);
    expect(await listed()).toEqual([]);
  });
});

describe('a HAR file', () => {
  it('has its multi-status answers listed, and says how many there are', async () => {
    const { open, listed } = opening();
    const end = await open([file('a.har', har([200, '<html/>'], [207, BODY], [200, BODY], [404, '']))]);
    expect(end).toMatchObject([{ message: 'has 4 entries; 2 are multi-status responses.', failed: false, listed: 2 }]);
    expect((await listed()).map(({ url, file: from }) => [url, from])).toEqual([
      ['http://a.test/dav/1/', 'a.har'],
      ['http://a.test/dav/2/', 'a.har'],
    ]);
  });

  it.each([
    [har([200, '<html/>']), 'has 1 entry; none is a multi-status response.', false],
    [har(), 'has no entries.', false],
    ['<html/>', 'is not a HAR file: it is not valid JSON.', true],
    [
      har([207, BODY], [207, BODY]).slice(0, -40),
      'is damaged: it is cut off after 1 entry. It has 1 entry; 1 is a multi-status response.',
      true,
    ],
  ])('%# says what came of it', async (content, message, failed) => {
    const { open } = opening();
    expect(await open([file('a.har', content)])).toMatchObject([{ message, failed, progress: null }]);
  });

  it('that is a report of this tool is refused, and nothing of it is listed', async () => {
    const { open, listed } = opening();
    const report = '{"schemaVersion": 1, "generator": {}, "exported": {}, "responses": [{"id": "1", "status": 200}]}';
    expect(await open([file('report.json', report)])).toMatchObject([
      { failed: true, message: 'is a report of multistatus, not a HAR file or the body of a response.' },
    ]);
    expect(await listed()).toEqual([]);
  });

  it('has batches in other answers listed only where they are wanted', async () => {
    const batch = har([200, '{"responses":[{"id":"1","status":200},{"id":"2","status":404}]}']);
    expect(await opening().open([file('a.har', batch)])).toMatchObject([{ listed: 0 }]);
    expect(await opening().open([file('a.har', batch)], true)).toMatchObject([{ listed: 1 }]);
  });

  it('may be gzipped, and damaged there', async () => {
    const packed = gzipSync(har([207, BODY]));
    expect(await opening().open([file('a.har.gz', packed)])).toMatchObject([{ listed: 1, failed: false }]);
    expect(await opening().open([file('a.har.gz', packed.subarray(0, 60))])).toMatchObject([
      { failed: true, message: expect.stringMatching(/^cannot be read: /) },
    ]);
  });
});

describe('several files', () => {
  it('are read one after the other, whatever one of them holds', async () => {
    const { open, listed } = opening();
    const folder = {
      ...file('folder', ''),
      name: 'folder',
      size: 0,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('it is a folder')) }),
    };
    const end = await open([file('1.xml', BODY), folder, file('2.har', 'oops'), file('3.xml', BODY)]);
    expect(end.filter(({ message }) => message !== null)).toMatchObject([
      { name: 'folder', message: 'cannot be read: it is a folder.' },
      { name: '2.har', failed: true },
    ]);
    expect((await listed()).map(({ path }) => path)).toEqual(['1.xml', '3.xml']);
  });

  it('beyond the limits push out the oldest', async () => {
    const { open, engine } = opening({ responses: 2, bytes: 1e9 });
    await open([file('a.har', har([207, BODY], [207, BODY], [207, BODY]))]);
    expect(await engine.overview(EMPTY_QUERY)).toMatchObject({ dropped: { total: 1 }, exchanges: [{}, {}] });
  });
});

describe('an opening that is cancelled', () => {
  it('leaves nothing behind while its bytes come', async () => {
    const { engine, until, now, listed, settle, bodyVault } = opening();
    const [id] = await engine.importFiles(
      [file('a.har', har(...Array.from({ length: 200 }, () => [207, LONG.slice(0, 20_000)] as const)))],
      false,
    );
    await until(() => (now()[0]?.listed ?? 0) > 0);
    await engine.closeImport(id ?? -1);
    await settle();
    expect(await listed()).toEqual([]);
    expect(await engine.imports()).toEqual([]);
    expect(bodyVault.stored.size).toBe(0);
  });

  it('leaves nothing behind while its text is read', async () => {
    const { engine, until, now, listed, settle, bodyVault } = opening();
    const [id] = await engine.importFiles([file('long.xml', LONG), file('next.xml', BODY)], false);
    await until(() => (now()[0]?.listed ?? 0) > 0);
    await engine.closeImport(id ?? -1);
    await settle();
    expect((await listed()).map(({ path }) => path)).toEqual(['next.xml']);
    // Nobody is blamed for it later.
    expect(bodyVault.tasks.at(-1)).toBeNull();
  });

  it('is one when everything is cleared', async () => {
    const { engine, listed, settle } = opening();
    await engine.importFiles([file('long.xml', LONG), file('next.xml', BODY)], false);
    await engine.clear();
    await settle();
    expect(await listed()).toEqual([]);
  });
});

describe('what was opened', () => {
  it('stays when the page is left, unlike what was captured', async () => {
    const { open, engine, listed } = opening();
    await engine.add(capturedResponse(BODY));
    await open([file('saved.xml', BODY)]);
    await engine.clearCaptured();
    expect((await listed()).map(({ path }) => path)).toEqual(['saved.xml']);
  });

  it('tells what it has to until it is taken away', async () => {
    const { open, engine } = opening();
    const [end] = await open([file('a.har', har())]);
    expect(await engine.imports()).toEqual([end]);
    await engine.closeImport(end?.id ?? -1);
    expect(await engine.imports()).toEqual([]);
  });

  it('is told as lost where it went with an engine', async () => {
    const { engine } = opening();
    engine.start(initialState({ lost: ['big.xml'] }));
    expect(await engine.imports()).toMatchObject([
      { name: 'big.xml', failed: true, progress: null, message: expect.stringContaining('Open it again') },
    ]);
  });
});
