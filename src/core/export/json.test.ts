import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { exportOf, reportFileOf } from '../../../testing/export.ts';
import { parseHarEntry } from '../har/harEntry.ts';
import { isMultistatus } from '../read/parseExchange.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema as object);

const FORBIDDEN = { text: 'status:403', chip: 'all', invert: false } as const;

const cases = [...casesOf('webdav'), ...casesOf('json')];
const files = [...new Set(cases.map(({ name }) => name.split('/')[0] ?? ''))];

describe('a JSON export', () => {
  it.each(files)('of %s follows docs/report.schema.json', (file) => {
    const exchanges = cases.filter(({ name }) => name.startsWith(`${file}/`)).map(exchangeOfCase);
    const report = reportFileOf(exchanges.filter((exchange) => isMultistatus(exchange, true)));
    expect(validate(report), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
    expect(report.responses.length).toBeGreaterThan(0);
    expect(report.exported.responses).toBe(report.responses.length);
    expect(report.exported.operations).toBe(
      report.responses.reduce((sum, { operations }) => sum + operations.length, 0),
    );
  });

  it('of a response without a body follows the schema, and lists the body as left out', () => {
    const report = reportFileOf([parseHarEntry({ response: { status: 207 } })]);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.exported.leftOut).toMatchObject([{ what: 'bodies', count: 1 }]);
  });

  it('of filtered results lists what was left out', () => {
    const exchanges = [
      exchangeOf(multistatus(response('/a', 200), response('/b', 403), response('/c', 200))),
      exchangeOf(multistatus(response('/d', 200))),
    ];
    const report = reportFileOf(exchanges, { scope: 'filtered', query: FORBIDDEN });
    expect(report.exported).toMatchObject({ scope: 'filtered', filter: 'status:403', responses: 1, operations: 1 });
    expect(report.exported.leftOut).toMatchObject([
      { what: 'responses', count: 1 },
      { what: 'operations', count: 3 },
    ]);
    expect(report.responses[0]?.operations).toMatchObject([{ index: 1, label: '/b' }]);
  });

  it('counts the resources on which each requested property was returned, unless operations are left out', () => {
    const request = '<propfind xmlns="DAV:"><prop><owner/><getetag/><never/></prop></propfind>';
    const body = multistatus(
      propstats('/a', { 200: ['getetag', 'displayname'], 404: ['owner'] }),
      propstats('/b', { 200: ['getetag'], 403: ['owner'] }),
    );
    const exchange = exchangeOf(body, { request });
    const report = reportFileOf([exchange, exchangeOf(body)]);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const none = { missing: 0, failed: 0, dependent: 0, unknown: 0, notReturned: 0 };
    const common = { instruction: null, requested: true };
    expect(report.responses[0]).toHaveProperty('requestedProperties', [
      { name: '{DAV:}owner', ...common, succeeded: 0, ...none, missing: 1, failed: 1 },
      { name: '{DAV:}getetag', ...common, succeeded: 2, ...none },
      { name: '{DAV:}never', ...common, succeeded: 0, ...none, notReturned: 2 },
      { name: '{DAV:}displayname', instruction: null, requested: false, succeeded: 1 },
    ]);
    expect(report.responses[1]).not.toHaveProperty('requestedProperties');
    const filtered = reportFileOf([exchange], { scope: 'failed' });
    expect(filtered.responses).toHaveLength(1);
    expect(filtered.responses[0]).not.toHaveProperty('requestedProperties');
  });

  it('of failed results includes the dependents', () => {
    const body = multistatus(response('/a', 423), response('/b', 424), response('/c', 200));
    const report = reportFileOf([exchangeOf(body, { method: 'DELETE' })], { scope: 'failed' });
    expect(report.responses[0]?.operations).toMatchObject([{ label: '/a' }, { label: '/b', causedBy: [0] }]);
  });

  it('lists groups of equal failures with the number of dependents, whatever is filtered', () => {
    const locked = ['a', 'b', 'c'].map((name) => response(`/x/${name}`, 423));
    const body = multistatus(response('/x/', 424), ...locked, response('/y/', 403), response('/y/1', 424));
    const text = exportOf([exchangeOf(body, { method: 'DELETE' })], { scope: 'filtered', query: FORBIDDEN });
    expect(JSON.parse(text).responses[0].failureGroups).toEqual([
      { outcome: 'failure', statuses: [423], count: 3, dependents: 0, folder: '/x/', message: null, first: 1 },
      { outcome: 'failure', statuses: [403], count: 1, dependents: 1, folder: null, message: null, first: 4 },
      { outcome: 'dependent', statuses: [424], count: 1, dependents: 0, folder: null, message: null, first: 0 },
    ]);
  });

  it('of results filtered by the Failed chip includes the dependents', () => {
    const body = multistatus(response('/a', 423), response('/b', 424), response('/c', 200));
    const query = { text: '', chip: 'failed', invert: false } as const;
    const report = reportFileOf([exchangeOf(body, { method: 'DELETE' })], { scope: 'filtered', query });
    expect(report.responses[0]?.operations).toMatchObject([{ label: '/a' }, { label: '/b' }]);
    expect(report.exported.leftOut).toMatchObject([{ what: 'operations', count: 1 }]);
  });

  it('grows linearly with the number of operations, and counts the causes that it leaves out', () => {
    const exchange = (pairs: number) => {
      const many = Array.from({ length: pairs }, (_, index) => [
        response(`/x${index}`, 423),
        response(`/y${index}`, 424),
      ]);
      return exchangeOf(multistatus(...many.flat()), { method: 'LOCK' });
    };
    const [small, large] = [300, 1200].map((pairs) => {
      const report = reportFileOf([exchange(pairs)]);
      const listed = report.responses[0]?.operations.reduce((sum, { causedBy }) => sum + causedBy.length, 0) ?? 0;
      expect(report.responses[0]?.operations[1]?.causedBy.length).toBeGreaterThanOrEqual(10);
      expect(report.exported.leftOut).toMatchObject([{ what: 'causes', count: pairs * pairs - listed }]);
      return exportOf([exchange(pairs)]).length;
    });
    expect((large ?? 0) / (small ?? 1)).toBeLessThan(4.2);
  });

  it('lists all causes if few operations depend on many', () => {
    const failed = Array.from({ length: 500 }, (_, index) => response(`/dav/a/${index}`, 423));
    const report = reportFileOf([exchangeOf(multistatus(...failed, response('/dav/a/', 424)), { method: 'DELETE' })]);
    expect(report.responses[0]?.operations[500]?.causedBy).toHaveLength(500);
    expect(report.exported.leftOut).toEqual([]);
  });

  it.each(['failed', 'all'] as const)('of %s keeps responses that may hide a failure', (scope) => {
    const exchanges = [
      exchangeOf(multistatus(response('/a', 200))),
      exchangeOf('oops'),
      exchangeOf(multistatus(response('/b', 'nonsense'))),
    ];
    const report = reportFileOf(exchanges, { scope });
    expect(report.responses.map(({ verdict }) => verdict.outcome)).toEqual([
      ...(scope === 'all' ? ['all-succeeded'] : []),
      'unreadable',
      'unknown',
    ]);
  });

  it('has the totals that a body states', () => {
    const report = reportFileOf([exchangeOf(multistatus(response('/a', 200)))]);
    expect(report.responses).toMatchObject([{ statedTotals: null }]);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const stated = { ...report, responses: [{ ...report.responses[0], statedTotals: { total: 10, failed: null } }] };
    expect(validate(stated)).toBe(true);
    const wrong = { ...report, responses: [{ ...report.responses[0], statedTotals: { failed: '2' } }] };
    expect(validate(wrong)).toBe(false);
  });

  it('has the request items without a result, and only those with the filter is:unanswered', () => {
    const exchange = exchangeOf('{"results":[{"id":"a","status":200},{"id":"c","status":409}]}', {
      method: 'POST',
      type: 'application/json',
      request: '{"items":[{"id":"a"},{"id":"b"},{"id":"c"}]}',
    });
    const other = exchangeOf(multistatus(response('/a', 200)));
    expect(reportFileOf([exchange, other]).responses).toMatchObject([{ unanswered: [{ index: 1, label: 'b' }] }, {}]);
    const query = { text: 'is:unanswered', chip: 'all', invert: false } as const;
    const filtered = reportFileOf([exchange, other], { scope: 'filtered', query });
    expect(filtered.responses).toMatchObject([{ operations: [], unanswered: [{ index: 1, label: 'b' }] }]);
    expect(filtered.exported.leftOut).toMatchObject([
      { what: 'responses', count: 1 },
      { what: 'operations', count: 3 },
    ]);
    const failed = reportFileOf([exchange], { scope: 'filtered', query: { ...query, text: 'status:409' } });
    expect(failed.responses).toMatchObject([{ operations: [{ label: 'c' }], unanswered: [] }]);
    expect(failed.exported.leftOut).toMatchObject([
      { what: 'operations', count: 1 },
      { what: 'unanswered', count: 1 },
    ]);
  });

  it('of selected responses contains only those responses, in the order of the list', () => {
    const exchanges = ['/a', '/b', '/c', '/d'].map((href) => exchangeOf(multistatus(response(href, 200))));
    const labels = (selected: readonly number[]): unknown =>
      reportFileOf(exchanges, { scope: 'selected', exchanges: selected }).responses.map(
        ({ operations }) => operations[0]?.label,
      );
    expect(labels([2])).toEqual(['/b']);
    expect(labels([4, 2])).toEqual(['/b', '/d']);
    expect(labels([])).toEqual([]);
  });

  it('lists each unreadable response that is left out', () => {
    expect(reportFileOf([exchangeOf('oops')], { scope: 'filtered', query: FORBIDDEN }).responses).toHaveLength(1);
  });
});
