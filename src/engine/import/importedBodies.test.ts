import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { createTestEngine, FakeBodyVault, initialState } from '../../../testing/residentEngine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

const COUNT = 8;
const SIZE = 3000;
const BODY = multistatus(...Array.from({ length: SIZE }, (_, index) => response(`/dav/files/${index}`, 423)));
const ENTRY = {
  request: { method: 'PROPFIND', url: 'http://a.test/dav/' },
  response: { status: 207, headers: [{ name: 'Content-Type', value: 'text/xml' }], content: { text: BODY } },
};
const FILE = new File([JSON.stringify({ log: { entries: Array.from({ length: COUNT }, () => ENTRY) } })], 'a.har');

function areCompressed({ stored }: FakeBodyVault): (boolean | undefined)[] {
  return [...stored.values()].map(({ compressed }) => compressed?.body.isDeflated);
}

/** Starts to import the file. @param progressed called at each event until the import ends */
function startImport(progressed: (vault: FakeBodyVault) => void, vault?: FakeBodyVault) {
  const tested = createTestEngine(undefined, vault);
  const { engine, bodyVault } = tested;
  const ended = new Promise<void>((resolve) => {
    engine.subscribe((event) => {
      if ('imports' in event && event.imports.every(({ progress }) => progress === null)) resolve();
      else progressed(bodyVault);
    });
  });
  void engine.importFiles([FILE], false);
  return { ...tested, ended };
}

describe('the bodies of a file that is being imported', () => {
  it('are stored as they are, and compressed when the import has ended', async () => {
    const during: (boolean | undefined)[][] = [];
    const { engine, bodyVault, ended, settle } = startImport((vault) => void during.push(areCompressed(vault)));
    await ended;
    expect(during.at(-1)?.length).toBeGreaterThan(COUNT / 2);
    expect(new Set(during.flat())).toEqual(new Set([false]));
    await settle();
    expect(areCompressed(bodyVault)).toEqual(Array.from({ length: COUNT }, () => true));
    const id = [...bodyVault.stored.keys()].at(-1) ?? -1;
    expect((await engine.rows(id, EMPTY_QUERY, 0, 1)).total).toBe(SIZE);
  });

  it('are compressed if the import ends while one of them is being stored', async () => {
    const vault = new FakeBodyVault();
    const put = vault.put.bind(vault);
    vault.put = async (...args) => {
      const result = await put(...args);
      await ended;
      return result;
    };
    const { ended, settle, bodyVault } = startImport(() => {}, vault);
    await ended;
    await settle();
    expect(areCompressed(bodyVault)).toEqual(Array.from({ length: COUNT }, () => true));
  });

  it('are restored by the next engine if this one ends before', async () => {
    const { bodyVault } = await new Promise<{ readonly bodyVault: FakeBodyVault }>((resolve) => {
      startImport((vault) => {
        if (vault.stored.size > 1) resolve({ bodyVault: vault });
      });
    });
    const [stored] = bodyVault.stored.values();
    if (!stored) throw new Error('nothing is stored');
    const { engine } = createTestEngine(undefined, bodyVault);
    engine.start(initialState({ evicted: [{ exchange: stored.evicted, bytes: BODY.length }] }));
    expect((await engine.rows(stored.evicted.id, EMPTY_QUERY, 0, 1)).total).toBe(SIZE);
  });
});
