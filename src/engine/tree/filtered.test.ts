import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { caseOf, casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import type { ReportFile } from '../../../test/corpus/report.ts';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { EXPORT_ALL, textOf } from '../../../testing/export.ts';
import { CHIPS } from '../../core/filter/chips.ts';
import { isMultistatus } from '../../core/read/parseExchange.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type Query, type Row } from '../api/engineApi.ts';

const MIX = multistatus(
  response('/dav/a', 423),
  response('/dav/b', 424),
  response('/dav/c', 302),
  response('/dav/d', 500),
  response('/dav/e', 201),
  response('/dav/f', 200),
);
const OUTCOMES: Readonly<Record<string, (row: Row) => boolean>> = {
  all: () => true,
  failed: ({ outcome }) => outcome === 'failure' || outcome === 'partial',
  dependent: ({ outcome }) => outcome === 'dependent',
  '4xx': ({ status }) => status !== null && status >= 400 && status < 500,
  '5xx': ({ status }) => status !== null && status >= 500,
  '3xx': ({ status }) => status !== null && status >= 300 && status < 400,
  '2xx': ({ status }) => status !== null && status < 300,
};

describe('a chip', () => {
  it.each(CHIPS)('%s counts the rows that it shows', (chip) => {
    const engine = createEngine();
    const id = engine.addExchange(exchangeOf(MIX, { method: 'DELETE' }));
    const { rows } = engine.rows(id, { ...EMPTY_QUERY, chip }, 0, 100);
    const matching = rows.filter((row) => row.kind === 'operation' && OUTCOMES[chip]?.(row));
    const overview = engine.overview({ ...EMPTY_QUERY, chip });
    expect(overview.chips[chip]).toBe(matching.length);
    expect(overview.shown).toBe(matching.length);
    expect(matching.length).toBeGreaterThan(0);
  });

  it('counts over all responses what a filtered export contains; Failed includes dependents', () => {
    const engine = createEngine();
    for (const [index, one] of casesOf('webdav', 'nephele').entries()) {
      const exchange = exchangeOfCase(one, index);
      if (isMultistatus(exchange, false)) engine.addExchange(exchange);
    }
    for (const chip of CHIPS) {
      const query: Query = { ...EMPTY_QUERY, chip };
      const { responses } = JSON.parse(
        textOf(engine.export({ ...EXPORT_ALL, scope: 'filtered', query })),
      ) as ReportFile;
      const exported = responses.flatMap(({ operations }) => operations);
      const counted = chip === 'failed' ? exported.filter(({ outcome }) => outcome !== 'dependent') : exported;
      expect(engine.overview(query).chips[chip], chip).toBe(counted.length);
    }
  });

  it('counts the operations that the text of the filter matches', () => {
    const engine = createEngine();
    engine.addExchange(exchangeOf(MIX, { method: 'DELETE' }));
    expect(engine.overview({ ...EMPTY_QUERY, text: 'status:4xx' }).chips).toEqual({
      all: 2,
      failed: 1,
      dependent: 1,
      '4xx': 2,
      '5xx': 0,
      '3xx': 0,
      '2xx': 0,
    });
    expect(engine.overview({ ...EMPTY_QUERY, text: 'status:4xx', invert: true }).chips.all).toBe(4);
  });

  it('Failed shows the dependents with their cause', () => {
    const engine = createEngine();
    const id = engine.addExchange(exchangeOfCase(caseOf('tomcat/28-lock-infinity-conflict')));
    const { rows } = engine.rows(id, { ...EMPTY_QUERY, chip: 'failed' }, 0, 100);
    const shown = rows.filter(({ kind }) => kind === 'operation').map(({ outcome }) => outcome);
    expect(shown).toEqual(['dependent', 'failure', 'failure', 'failure']);
  });
});

describe('the hidden rows of a filter', () => {
  it('are counted in a row at the end', () => {
    const engine = createEngine();
    const id = engine.addExchange(exchangeOf(MIX, { method: 'DELETE' }));
    const { rows, total } = engine.rows(id, { ...EMPTY_QUERY, text: 'status:5xx' }, 0, 100);
    expect(total).toBe(2);
    expect(inEnglish(rows)).toMatchObject([
      { kind: 'operation', key: 'o3' },
      { kind: 'hidden', name: '5 more are hidden by the filter', expanded: null },
    ]);
  });

  it('inside a batch are counted there', () => {
    const engine = createEngine();
    const id = engine.addExchange(exchangeOfCase(caseOf('shapes/193-batch-in-batch-responses-body-is-again-a-batch')));
    const { rows } = engine.rows(id, { ...EMPTY_QUERY, text: 'status:404' }, 0, 100);
    expect(inEnglish(rows).map(({ kind, name, level }) => [kind, level, name])).toEqual([
      ['operation', 1, '1'],
      ['operation', 2, '1b'],
      ['hidden', 2, '1 more is hidden by the filter'],
      ['hidden', 1, '2 more are hidden by the filter'],
    ]);
  });

  it('have no row if everything matches', () => {
    const engine = createEngine();
    const id = engine.addExchange(exchangeOf(MIX));
    expect(
      engine.rows(id, { ...EMPTY_QUERY, text: 'dav' }, 0, 100).rows.every(({ kind }) => kind === 'operation'),
    ).toBe(true);
  });
});

describe('the overview', () => {
  it('lists responses with a match, with the totals of all', () => {
    const engine = createEngine();
    engine.addExchange(exchangeOf(MIX, { method: 'DELETE' }));
    const second = engine.addExchange(
      exchangeOf(multistatus(response('/x', 403)), { method: 'PUT', url: 'http://h.test/caf%C3%A9?q=1' }),
    );
    const overview = engine.overview({ ...EMPTY_QUERY, text: 'status:403' });
    expect(inEnglish(overview.exchanges)).toMatchObject([
      { id: second, method: 'PUT', path: '/café?q=1', kind: 'WebDAV', verdict: { outcome: 'all-failed' } },
    ]);
    expect(overview.totals).toMatchObject({ exchanges: 2, operations: 7, failed: 3, dependent: 1 });
  });

  it('lists responses without operations unless there is a filter', () => {
    const engine = createEngine();
    engine.addExchange(exchangeOf(''));
    expect(engine.overview(EMPTY_QUERY).exchanges).toMatchObject([
      { missingBody: 'body-empty', verdict: { outcome: 'unreadable' } },
    ]);
    expect(engine.overview({ ...EMPTY_QUERY, chip: '4xx' }).exchanges).toEqual([]);
  });

  it('reports an invalid regular expression', () => {
    const engine = createEngine();
    expect(inEnglish(engine.overview({ ...EMPTY_QUERY, text: '/(/' }).filterProblem)).toContain('/(/');
    expect(engine.overview({ ...EMPTY_QUERY, text: '/x/' }).filterProblem).toBeNull();
  });
});
