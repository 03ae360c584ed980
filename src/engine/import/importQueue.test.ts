import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { file, importTest } from '../../../testing/importTest.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse } from '../../../testing/residentEngine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const LONG = multistatus(
  ...Array.from({ length: 20_000 }, (_, index) => response(`/dav/files/${index}`, index % 10 === 0 ? 423 : 200)),
);

const har = (...bodies: readonly (readonly [status: number, body: string])[]): string =>
  JSON.stringify({
    log: {
      entries: bodies.map(([status, text], index) => ({
        request: { method: 'PROPFIND', url: `http://a.test/dav/${index}/` },
        response: { status, headers: [{ name: 'Content-Type', value: 'text/xml' }], content: { text } },
      })),
    },
  });

describe('a saved body', () => {
  it('is listed under the name of its file, and parsed', async () => {
    const { open, listed, engine } = importTest();
    const [end] = await open([file('saved response.xml', BODY)]);
    expect(end).toMatchObject({ name: 'saved response.xml', listed: 1, message: null, failed: false });
    const [row] = await listed();
    expect(row).toMatchObject({
      id: end?.firstExchange,
      path: 'saved response.xml',
      file: 'saved response.xml',
      status: 207,
      url: '',
    });
    expect(await engine.rows(row?.id ?? -1, EMPTY_QUERY, 0, 10)).toMatchObject({
      total: 2,
      rows: [{ status: 423 }, { status: 200 }],
    });
    // A finished import without a message is not listed.
    expect(await engine.imports()).toEqual([]);
  });

  it('is parsed in slices if it is long, and its progress is sent', async () => {
    const { open, events, listed, engine } = importTest();
    await open([file('long.xml', LONG)]);
    const shares = events.flatMap((imports) => imports.map(({ progress }) => progress ?? 1));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const [row] = await listed();
    expect((await engine.exchange(row?.id ?? -1))?.parsedShare).toBeNull();
    expect(row?.summary.total).toBe(20_000);
  });

  it('is evicted to the body vault like a captured one', async () => {
    const { open, evictAll, bodyVault, engine } = importTest();
    const [end] = await open([file('long.xml', LONG)]);
    const other = await engine.add(capturedResponse(BODY));
    await engine.rows(other ?? -1, EMPTY_QUERY, 0, 1);
    await evictAll();
    expect(bodyVault.stored.get(end?.firstExchange ?? -1)?.compressed).not.toBeNull();
    expect((await engine.rows(end?.firstExchange ?? -1, EMPTY_QUERY, 19_999, 20_000)).rows).toMatchObject([
      { name: expect.stringContaining('19999') },
    ]);
    expect(bodyVault.reads).toBe(1);
  });

  it('may have any format, and be gzipped', async () => {
    const { open, listed } = importTest();
    await open([
      file('batch.json', '{"results":[{"id":1,"status":200},{"id":2,"status":409}]}'),
      file('lines.ndjson', '{"status":200}\n{"status":500}\n'),
      file('parts.txt', '--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n\r\n--b--'),
      file('compressed.xml.gz', gzipSync(BODY)),
    ]);
    expect((await listed()).map(({ path, summary }) => [path, summary.failure])).toEqual([
      ['batch.json', 1],
      ['lines.ndjson', 1],
      ['parts.txt', 1],
      ['compressed.xml.gz', 1],
    ]);
  });

  it.each([
    ['long.xml', LONG],
    ['long.har', har([207, LONG])],
    ['compressed.har.gz', gzipSync(har([207, LONG]))],
  ])('is rejected if it is larger than the limit: %s', async (name, content) => {
    const { open, listed } = importTest({ responses: 10, bytes: 100_000 });
    expect(await open([file(name, content)])).toMatchObject([
      { failed: true, message: 'is too large: the limit is 100 kB for a body, and for an entry of a HAR file.' },
    ]);
    expect(await listed()).toEqual([]);
  });
});

describe('a HAR file', () => {
  it('has its multi-status responses listed and counted', async () => {
    const { open, listed } = importTest();
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
      'is damaged: it is truncated after 1 entry. It has 1 entry; 1 is a multi-status response.',
      true,
    ],
  ])('%# has a message about its result', async (content, message, failed) => {
    const { open } = importTest();
    expect(await open([file('a.har', content)])).toMatchObject([{ message, failed, progress: null }]);
  });

  it('is rejected if it is a report of this tool', async () => {
    const { open, listed } = importTest();
    const report = '{"schemaVersion": 1, "generator": {}, "exported": {}, "responses": [{"id": "1", "status": 200}]}';
    expect(await open([file('report.json', report)])).toMatchObject([
      { failed: true, message: 'is a report written by multistatus, not a HAR file or a response body.' },
    ]);
    expect(await listed()).toEqual([]);
  });

  it('has the earlier statement of the server with each response, also after its eviction', async () => {
    const { open, listed, engine, evictAll } = importTest();
    const options = {
      request: { method: 'OPTIONS', url: 'http://a.test/dav/' },
      response: { status: 200, headers: [{ name: 'DAV', value: '1, 2' }], content: {} },
    };
    const { log } = JSON.parse(har([207, BODY], [207, BODY])) as {
      readonly log: { readonly entries: readonly unknown[] };
    };
    const [first, second] = log.entries;
    await open([file('a.har', JSON.stringify({ log: { entries: [first, options, second] } }))]);
    await evictAll();
    const rows = await listed();
    const statements = await Promise.all(rows.map(async ({ id }) => (await engine.exchange(id))?.serverStatement));
    expect(statements).toEqual([null, { method: 'OPTIONS', path: '/dav/', headers: [{ name: 'DAV', value: '1, 2' }] }]);
  });

  it('has batches in other responses listed only if they are requested', async () => {
    const batch = har([200, '{"responses":[{"id":"1","status":200},{"id":"2","status":404}]}']);
    expect(await importTest().open([file('a.har', batch)])).toMatchObject([{ listed: 0 }]);
    expect(await importTest().open([file('a.har', batch)], true)).toMatchObject([{ listed: 1 }]);
  });

  it('may be a .zhar file of mitmproxy', async () => {
    const { open, listed } = importTest();
    await open([file('flows.zhar', deflateSync(har([207, BODY])))]);
    expect(await listed()).toMatchObject([{ file: 'flows.zhar', summary: { failure: 1 } }]);
  });

  it('can be gzipped, and damaged gzip data is reported', async () => {
    const compressed = gzipSync(har([207, BODY]));
    expect(await importTest().open([file('a.har.gz', compressed)])).toMatchObject([{ listed: 1, failed: false }]);
    expect(await importTest().open([file('a.har.gz', compressed.subarray(0, 60))])).toMatchObject([
      { failed: true, message: expect.stringMatching(/^cannot be read: /) },
    ]);
  });
});

describe('several files', () => {
  it('are imported one at a time, even if one of them fails', async () => {
    const { open, listed } = importTest();
    const folder = {
      ...file('folder', ''),
      name: 'folder',
      size: 0,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('it is a folder')) }),
    };
    const end = await open([file('1.xml', BODY), folder, file('2.har', 'not a HAR file'), file('3.xml', BODY)]);
    expect(end.filter(({ message }) => message !== null)).toMatchObject([
      { name: 'folder', message: 'cannot be read: it is a folder.' },
      { name: '2.har', failed: true },
    ]);
    expect((await listed()).map(({ path }) => path)).toEqual(['1.xml', '3.xml']);
  });

  it('beyond the limits replace the oldest', async () => {
    const { open, engine } = importTest({ responses: 2, bytes: 1e9 });
    await open([file('a.har', har([207, BODY], [207, BODY], [207, BODY]))]);
    expect(await engine.overview(EMPTY_QUERY)).toMatchObject({ dropped: { total: 1 }, exchanges: [{}, {}] });
  });
});

describe('a canceled import', () => {
  it('removes its exchanges while its bytes are loaded', async () => {
    const { engine, until, now, listed, settle, bodyVault } = importTest();
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

  it('removes its exchange while its text is parsed', async () => {
    const { engine, until, now, listed, settle, bodyVault } = importTest();
    const [id] = await engine.importFiles([file('long.xml', LONG), file('next.xml', BODY)], false);
    await until(() => (now()[0]?.listed ?? 0) > 0);
    await engine.closeImport(id ?? -1);
    await settle();
    expect((await listed()).map(({ path }) => path)).toEqual(['next.xml']);
    // No task stays reported.
    expect(bodyVault.tasks.at(-1)).toBeNull();
  });

  it('results from Clear', async () => {
    const { engine, listed, settle } = importTest();
    await engine.importFiles([file('long.xml', LONG), file('next.xml', BODY)], false);
    await engine.clear();
    await settle();
    expect(await listed()).toEqual([]);
  });
});

describe('an import', () => {
  it('stays listed after a navigation, unlike captured responses', async () => {
    const { open, engine, listed } = importTest();
    await engine.add(capturedResponse(BODY));
    await open([file('saved.xml', BODY)]);
    await engine.clearCaptured();
    expect((await listed()).map(({ path }) => path)).toEqual(['saved.xml']);
  });

  it('keeps its message until it is dismissed', async () => {
    const { open, engine } = importTest();
    const [end] = await open([file('a.har', har())]);
    expect(inEnglish(await engine.imports())).toEqual([end]);
    await engine.closeImport(end?.id ?? -1);
    expect(await engine.imports()).toEqual([]);
  });

  it('is reported as lost if it was running in an earlier engine', async () => {
    const { engine } = importTest();
    engine.start(initialState({ lost: ['big.xml'] }));
    expect(inEnglish(await engine.imports())).toMatchObject([
      { name: 'big.xml', failed: true, progress: null, message: expect.stringContaining('Import it again') },
    ]);
  });
});
