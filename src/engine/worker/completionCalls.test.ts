import { describe, expect, it } from 'vitest';
import { multistatus, propstats, response } from '../../../testing/exchange.ts';
import { capturedResponse, createTestEngine, initialState } from '../../../testing/residentEngine.ts';
import type { FilterKey } from '../../core/filter/similar.ts';
import { MOST_VALUES } from '../completion/countTable.ts';
import type { ResidentEngine } from './residentEngine.ts';

const LISTING = multistatus(
  response('/dav/docs/a%20b.txt', 423, '<D:error><D:lock-token-submitted/></D:error>'),
  response('/dav/docs/c.txt', 403, '<D:responsedescription>You are not the owner.</D:responsedescription>'),
  propstats('/dav/', { 200: ['getetag', 'displayname'], 404: ['owner'] }),
  response('/dav/docs/', 424),
);

/** The values of a key with their counts, when all are collected. */
async function valuesOf(engine: ResidentEngine, key: FilterKey, typed = '', listed: readonly string[] = []) {
  await engine.collectFilterValues();
  const { values } = await engine.filterValues(key, typed, listed, 50);
  return values.map(({ value, count }) => `${value} ${count}`);
}

async function withListing() {
  const tested = createTestEngine();
  await tested.engine.add(capturedResponse(LISTING));
  await tested.settle();
  return tested;
}

describe('the values of a filter', () => {
  it('are those that occur, with the number of operations', async () => {
    const { engine } = await withListing();
    expect(await valuesOf(engine, 'status')).toEqual(['200 1', '403 1', '423 1', '424 1', '4xx 3', '>=400 3', '2xx 1']);
    expect(await valuesOf(engine, 'path')).toEqual(['dav 4', 'docs 3', 'a b.txt 1', 'c.txt 1']);
    expect(await valuesOf(engine, 'prop')).toEqual(['displayname 1', 'getetag 1', 'owner 1']);
    expect(await valuesOf(engine, 'error')).toEqual(['lock-token-submitted 1']);
    expect(await valuesOf(engine, 'message')).toEqual(['You are not the owner. 1']);
    expect(await valuesOf(engine, 'is')).toEqual(['failed 2', 'dependent 1', 'missing 1', 'unanswered 0']);
    expect(await valuesOf(engine, 'outcome')).toEqual([
      'failure 2',
      'dependent 1',
      'success 1',
      'partial 0',
      'unknown 0',
      'notice 0',
    ]);
  });

  it('about responses are counted in responses', async () => {
    const { engine } = await withListing();
    expect(await valuesOf(engine, 'method')).toEqual(['PROPFIND 1']);
    expect(await valuesOf(engine, 'domain')).toEqual(['a.test 1']);
    expect(await valuesOf(engine, 'url')).toEqual(['/dav/ 1']);
    expect((await valuesOf(engine, 'verdict'))[0]).toBe('mixed 1');
    expect(await valuesOf(engine, 'failed')).toEqual(['>0 1', '>1 1']);
    expect(await valuesOf(engine, 'dialect', 'web')).toContain('webdav 1');
  });

  it('are limited to what is typed, first what begins with it', async () => {
    const { engine } = await withListing();
    expect(await valuesOf(engine, 'status', '4')).toEqual(['403 1', '423 1', '424 1', '4xx 3']);
    expect(await valuesOf(engine, 'status', '4', ['423', '4XX'])).toEqual(['403 1', '424 1']);
    expect(await valuesOf(engine, 'path', 'D')).toEqual(['dav 4', 'docs 3']);
    expect(await valuesOf(engine, 'path', 'txt')).toEqual(['a b.txt 1', 'c.txt 1']);
    const { values, total } = await engine.filterValues('path', '', [], 2);
    expect([values.length, total]).toEqual([2, 4]);
  });

  it('include new responses, and no longer those that were removed', async () => {
    const { engine, settle } = await withListing();
    expect(await valuesOf(engine, 'path', 'docs')).toEqual(['docs 3']);
    const id = await engine.add(capturedResponse(multistatus(response('/dav/docs/new', 507))));
    await settle();
    expect((await engine.filterValues('path', 'docs', [], 50)).isComplete).toBe(false);
    expect(await valuesOf(engine, 'path', 'docs')).toEqual(['docs 4']);
    await engine.remove(id ?? -1);
    expect(await valuesOf(engine, 'path', 'docs')).toEqual(['docs 3']);
    expect(await valuesOf(engine, 'path', 'new')).toEqual([]);
    await engine.clear();
    expect(await valuesOf(engine, 'path')).toEqual([]);
  });

  it('include what a later part of a body adds', async () => {
    const { engine, settle } = createTestEngine();
    const first = capturedResponse(multistatus(response('/dav/preview', 423)));
    const id = await engine.add({ ...first, content: { kind: 'missing', reason: 'body-unread' } });
    expect(await valuesOf(engine, 'path')).toEqual([]);
    await engine.update(id ?? -1, first);
    await settle();
    expect(await valuesOf(engine, 'path')).toEqual(['dav 1', 'preview 1']);
  });

  it('are collected from search indexes, so that no body is inflated', async () => {
    const { engine, evictAll, bodyVault } = await withListing();
    await evictAll();
    expect(await valuesOf(engine, 'path')).toEqual(['dav 4', 'docs 3', 'a b.txt 1', 'c.txt 1']);
    expect(bodyVault.reads).toBe(0);
  });

  it('are collected from the body if there is no search index, once', async () => {
    const { evictAll, bodyVault } = await withListing();
    await evictAll();
    const evicted = [...bodyVault.stored.values()].map((one) => ({ exchange: one.evicted, bytes: 1 }));
    const { engine } = createTestEngine(undefined, bodyVault);
    engine.start(initialState({ evicted }));
    expect(await valuesOf(engine, 'prop')).toEqual(['displayname 1', 'getetag 1', 'owner 1']);
    expect(await valuesOf(engine, 'path', 'c.txt')).toEqual(['c.txt 1']);
    expect(bodyVault.reads).toBe(1);
  });

  it('are the most frequent ones if there are too many, which is stated', async () => {
    const names = Array.from({ length: 3 * MOST_VALUES }, (_, at) => response(`/dav/many/file-${at}`, 200));
    const { engine, settle } = createTestEngine();
    await engine.add(capturedResponse(multistatus(...names)));
    await settle();
    await engine.collectFilterValues();
    const paths = await engine.filterValues('path', '', [], 3);
    expect(paths.values.slice(0, 2)).toMatchObject([
      { value: 'dav', count: names.length },
      { value: 'many', count: names.length },
    ]);
    expect(paths.total).toBeLessThan(2 * MOST_VALUES);
    expect(paths.isExact).toBe(false);
    expect((await engine.filterValues('status', '', [], 3)).isExact).toBe(true);
  });

  it('have different names of properties with the same local name apart', async () => {
    const { engine, settle } = createTestEngine();
    const body = `<D:multistatus xmlns:D="DAV:" xmlns:o="http://owncloud.org/ns"><D:response><D:href>/a</D:href><D:propstat><D:prop><D:size>1</D:size><o:size>1</o:size><o:id>1</o:id></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>`;
    await engine.add(capturedResponse(body));
    await settle();
    expect(await valuesOf(engine, 'prop')).toEqual(['id 1', '{DAV:}size 1', '{http://owncloud.org/ns}size 1']);
    const [id] = (await engine.filterValues('prop', 'id', [], 5)).values;
    expect(id?.detail).toBe('http://owncloud.org/ns');
  });

  it('are counted for each key', async () => {
    const { engine } = await withListing();
    await engine.collectFilterValues();
    const counts = await engine.filterKeys();
    const keys = ['path', 'prop', 'method', 'is', 'check'] as const;
    expect(keys.map((key) => counts.get(key))).toEqual([4, 3, 1, 3, 0]);
  });
});
