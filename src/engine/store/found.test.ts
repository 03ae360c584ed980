import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import type { ReportFile } from '../../../test/corpus/report.ts';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { EXPORT_ALL, textOf } from '../../../testing/export.ts';
import { createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from '../api/engineApi.ts';

const MANY = 2000;

/** A response with a unique URL; every tenth body cannot be parsed. */
function numberedResponse(index: number): CapturedResponse {
  const name = `item-${String(index).padStart(4, '0')}`;
  const isPage = index % 10 === 7;
  const body = isPage
    ? '<!doctype html><p>Bad gateway</p>'
    : multistatus(response(`/dav/a`, index % 3 === 0 ? 423 : 200), propstats('/dav/b', { 200: ['getetag'] }));
  const type = isPage ? 'text/html' : 'text/xml';
  return {
    entry: {
      request: {
        method: index % 2 === 0 ? 'PROPPATCH' : 'PROPFIND',
        url: `https://h${index % 4}.test/${name}/`,
        headers: [],
      },
      response: { status: 207, headers: [{ name: 'Content-Type', value: type }], content: { size: body.length } },
    },
    content: { kind: 'content', text: body, encoding: null },
  };
}

describe('one of 2,000 responses', () => {
  const queries = [
    'url:item-1234/',
    'item-1234',
    '/item-1234\\/$/',
    'https://h2.test/item-1234/',
    'url:1234 method:PROPPATCH',
  ];

  it.each(queries)('is found by its URL: %s', (text) => {
    const engine = createEngine();
    for (let index = 0; index < MANY; index += 1) engine.add(numberedResponse(index));
    const { exchanges, shown, totals } = engine.overview({ ...EMPTY_QUERY, text });
    expect(exchanges.map(({ url }) => url)).toEqual(['https://h2.test/item-1234/']);
    expect([shown, totals.exchanges]).toEqual([2, MANY]);
    expect(engine.rows(exchanges[0]?.id ?? -1, { ...EMPTY_QUERY, text }, 0, 10).rows.map(({ kind }) => kind)).toEqual([
      'operation',
      'operation',
    ]);
  });

  it('is found by terms about the response while all are evicted, without reloading a body', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    for (let index = 0; index < MANY; index += 1) await engine.add(numberedResponse(index));
    await evictAll();
    const found = async (text: string): Promise<readonly string[]> =>
      (await engine.overview({ ...EMPTY_QUERY, text })).exchanges.map(({ path }) => path);
    expect(await found('url:item-1234/')).toEqual(['/item-1234/']);
    expect(await found('url:item-0007')).toEqual(['/item-0007/']);
    expect(await found('domain:h2.test verdict:mixed method:PROPPATCH url:1230')).toEqual(['/item-1230/']);
    expect(await found('verdict:unreadable')).toHaveLength(MANY / 10);
    expect(await found('-verdict:unreadable')).toHaveLength(MANY - MANY / 10);
    // All of their URLs contain it.
    expect(await found('test')).toHaveLength(MANY);
    expect(bodyVault.reads).toBe(0);
  }, 60_000);
});

describe('a response whose body was dropped', () => {
  it('is found by its facts, with its counts', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine({ responses: 100, bytes: 1 });
    for (let index = 0; index < 6; index += 1) await engine.add(numberedResponse(index));
    await evictAll();
    const overview = await engine.overview({ ...EMPTY_QUERY, text: 'url:item-0000' });
    expect(overview.exchanges).toMatchObject([{ path: '/item-0000/', missingBody: 'limit-exceeded' }]);
    expect(overview).toMatchObject({ shown: 2, chips: { all: 2, failed: 1, '4xx': 1 }, filterProblem: null });
    expect(bodyVault.reads).toBe(0);
    const searched = await engine.overview({ ...EMPTY_QUERY, text: 'getetag' });
    expect(inEnglish(searched.filterProblem)).toBe(
      '5 responses cannot be searched, because their bodies were dropped to save memory.',
    );
  });
});

describe('a response that could not be parsed', () => {
  const PAGE = exchangeOf('<!doctype html><p>Bad gateway</p>', {
    method: 'POST',
    url: 'https://api.example.test/items/bulk',
    type: 'text/html',
  });
  const SUCCEEDED = exchangeOf(multistatus(response('/dav/a', 201)), { method: 'DELETE' });

  it.each(['verdict:unreadable', 'bulk', 'method:POST', 'domain:api.example.test', '-method:DELETE', '/bulk$/'])(
    'is listed, and in the filtered export, for %s',
    (text) => {
      const engine = createEngine();
      const id = engine.addExchange(PAGE);
      engine.addExchange(SUCCEEDED);
      const query = { ...EMPTY_QUERY, text };
      expect(engine.overview(query).exchanges.map((one) => one.id)).toEqual([id]);
      const { responses } = JSON.parse(
        textOf(engine.export({ ...EXPORT_ALL, scope: 'filtered', query })),
      ) as ReportFile;
      expect(responses.map(({ verdict }) => verdict.outcome)).toEqual(['unreadable']);
    },
  );

  it.each(['status:4xx', 'is:failed', 'gateway', 'method:DELETE', '-verdict:unreadable'])(
    'is not listed for %s',
    (text) => {
      const engine = createEngine();
      const id = engine.addExchange(PAGE);
      engine.addExchange(SUCCEEDED);
      expect(engine.overview({ ...EMPTY_QUERY, text }).exchanges.map((one) => one.id)).not.toContain(id);
    },
  );

  it('stays listed if the term is about operations only', () => {
    const engine = createEngine();
    const id = engine.addExchange(PAGE);
    expect(engine.overview({ ...EMPTY_QUERY, text: '-is:failed' }).exchanges.map((one) => one.id)).toEqual([id]);
  });
});

describe('an invalid term', () => {
  it('is reported with the valid alternatives, and hides nothing', () => {
    const engine = createEngine();
    engine.addExchange(exchangeOf(multistatus(response('/dav/a', 423), response('/dav/b', 200))));
    const overview = engine.overview({ ...EMPTY_QUERY, text: 'nonsense:x is:purple /(/ status:423' });
    expect(overview.shown).toBe(1);
    expect(inEnglish(overview.filterProblem)).toBe(
      'Ignored: "nonsense:x": unknown key. Keys are status, outcome, is, prop, error, path, message, method, domain, url, dialect, verdict, failed, larger-than, check. Use quotation marks to search for the text. "is:purple": the value must be failed, dependent, missing or unanswered. "/(/": not a valid regular expression: missing closing ).',
    );
    expect(engine.overview({ ...EMPTY_QUERY, text: 'nonsense:x' }).shown).toBe(2);
    expect(engine.overview({ ...EMPTY_QUERY, text: '"nonsense:x"' })).toMatchObject({ shown: 0, filterProblem: null });
  });
});

describe('a regular expression with catastrophic backtracking', () => {
  it('filters a label of 40 letters without delay', () => {
    const engine = createEngine();
    const id = engine.addExchange(
      exchangeOf(multistatus(response(`/dav/${'a'.repeat(40)}!`, 200), response(`/dav/${'a'.repeat(40)}`, 423))),
    );
    expect(engine.overview({ ...EMPTY_QUERY, text: '/(a+)+$/' }).shown).toBe(1);
    expect(engine.rows(id, { ...EMPTY_QUERY, text: '/(a+)+$/' }, 0, 10).rows[0]).toMatchObject({ status: 423 });
  });
});
