import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { multistatus } from '../../../testing/exchange.ts';
import { capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

const ROWS = 6000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of strings, objects and typed arrays that something still holds. */
async function retained(): Promise<number> {
  for (let turn = 0; turn < 8; turn += 1) {
    collect();
    // What ends with its last reference, as streams do, ends a turn later.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Made anew, so that the test itself holds nothing of it. */
function add({ engine }: ReturnType<typeof createTestEngine>, text: () => string): Promise<number | null> {
  return engine.add(capturedResponse(text()));
}

function listing(wide: boolean, rows = ROWS): string {
  const parts = Array.from(
    { length: rows },
    (_, index) =>
      `<D:response><D:href>/dav/files/folder/${index}.jpg</D:href><D:propstat><D:prop><D:displayname>${wide ? '写真' : 'photo'} ${index}</D:displayname><D:getetag>"${(index * 7919).toString(36)}"</D:getetag><D:getcontenttype>image/jpeg</D:getcontenttype><D:getlastmodified>Fri, 20 Nov 2026 16:20:05 GMT</D:getlastmodified>${'<D:resourcetype/><D:owner><D:href>/principals/alice/</D:href></D:owner>'.repeat(4)}<D:comment>${'What stands in it. '.repeat(10)}</D:comment></D:prop><D:status>HTTP/1.1 ${index % 20 === 0 ? '403 Forbidden' : '200 OK'}</D:status></D:propstat></D:response>`,
  );
  // In one piece, as a body comes: a text that is joined of pieces is held in pieces.
  return JSON.parse(JSON.stringify(multistatus(...parts))) as string;
}

describe.each([
  ['Latin-1', false, 1],
  ['wide characters', true, 2],
])('a long body of %s', (_name, wide, bytesOfCharacter) => {
  it(
    'takes little more than its text where it is looked at, a fraction where not, nothing when it is cleared',
    { timeout: 20_000 },
    async () => {
      const size = listing(wide).length * bytesOfCharacter;
      const tested = createTestEngine();
      // What is made once, whatever is read: compiled code, above all.
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
      const whileOpen = (await retained()) - before;
      expect(whileOpen / (1.2 * size + 32 * ROWS)).toBeLessThan(1);

      const other = await tested.engine.add(capturedResponse(multistatus()));
      await tested.engine.rows(other ?? -1, EMPTY_QUERY, 0, 10);
      await tested.evictAll();
      const atRest = (await retained()) - before;
      expect(atRest / size).toBeLessThan(0.3);

      await tested.engine.overview({ ...EMPTY_QUERY, text: 'folder' });
      await tested.engine.clear();
      tested.bodyVault.stored.clear();
      await tested.settle();
      expect(((await retained()) - before) / size).toBeLessThan(0.1);
    },
  );
});
