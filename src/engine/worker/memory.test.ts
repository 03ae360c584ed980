import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { multistatus } from '../../../testing/exchange.ts';
import { capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

const ROWS = 6000;
/** Allowance in bytes for compiled code: its size depends on the scheduling of V8's compiler threads. */
const CODE = 500_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of reachable strings, objects and typed arrays. */
async function retained(): Promise<number> {
  for (let turn = 0; turn < 8; turn += 1) {
    collect();
    // Streams are released one turn after their last reference.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Calls `text` to create a new string, so that the test has no reference to it. */
function add({ engine }: ReturnType<typeof createTestEngine>, text: () => string): Promise<number | null> {
  return engine.add(capturedResponse(text()));
}

function listing(wide: boolean, rows = ROWS): string {
  const parts = Array.from(
    { length: rows },
    (_, index) =>
      `<D:response><D:href>/dav/files/folder/${index}.jpg</D:href><D:propstat><D:prop><D:displayname>${wide ? '写真' : 'photo'} ${index}</D:displayname><D:getetag>"${(index * 7919).toString(36)}"</D:getetag><D:getcontenttype>image/jpeg</D:getcontenttype><D:getlastmodified>Fri, 20 Nov 2026 16:20:05 GMT</D:getlastmodified>${'<D:resourcetype/><D:owner><D:href>/principals/alice/</D:href></D:owner>'.repeat(4)}<D:comment>${'The description. '.repeat(10)}</D:comment></D:prop><D:status>HTTP/1.1 ${index % 20 === 0 ? '403 Forbidden' : '200 OK'}</D:status></D:propstat></D:response>`,
  );
  // Copied, because a joined string is stored in pieces, unlike a received body.
  return JSON.parse(JSON.stringify(multistatus(...parts))) as string;
}

describe.each([
  ['Latin-1', false, 1],
  ['wide characters', true, 2],
])('a long body of %s', (_name, wide, bytesOfCharacter) => {
  it(
    'takes little more than its text while current, a fraction when evicted, nothing when cleared',
    { timeout: 20_000 },
    async () => {
      const size = listing(wide).length * bytesOfCharacter;
      const tested = createTestEngine();
      // Code is compiled once, regardless of what is parsed.
      for (let round = 0; round < 3; round += 1) {
        const first = (await add(tested, () => listing(wide, 500))) ?? -1;
        await tested.evictAll();
        await tested.engine.rows(first, EMPTY_QUERY, 0, 500);
        await tested.engine.clear();
      }
      const before = await retained();
      const open = (await add(tested, () => listing(wide))) ?? -1;
      await tested.settle();
      for (let row = 0; row < ROWS; row += 500) {
        await tested.engine.rows(open, EMPTY_QUERY, row, row + 60);
      }
      await tested.evictAll();
      const whileCurrent = (await retained()) - before;
      expect(whileCurrent).toBeLessThan(1.2 * size + 32 * ROWS + CODE);

      const other = await tested.engine.add(capturedResponse(multistatus()));
      await tested.engine.rows(other ?? -1, EMPTY_QUERY, 0, 10);
      await tested.evictAll();
      const whenEvicted = (await retained()) - before;
      expect(whenEvicted).toBeLessThan(0.3 * size + CODE);

      await tested.engine.overview({ ...EMPTY_QUERY, text: 'folder' });
      await tested.engine.clear();
      tested.bodyVault.stored.clear();
      await tested.settle();
      expect((await retained()) - before).toBeLessThan(0.1 * size + CODE);
    },
  );
});
