import { describe, expect, it } from 'vitest';
import type { Report } from '../../../verdict/report.ts';
import { parseExchange } from '../../parseExchange.ts';
import { all, exchangeOf } from '../../../../../testing/jsonSample.ts';
import { parseRules } from './parseRules.ts';
import { BUILT_IN_RULES } from './builtInRules.ts';

function read(container: unknown, body: unknown): Report {
  const rule = { id: 'own', name: 'Own', container, status: '/ok', label: '/id' };
  const { rules, problems } = parseRules(JSON.stringify({ version: 1, rules: [rule] }));
  expect(problems).toEqual([]);
  return parseExchange({ ...exchangeOf(), body: { text: JSON.stringify(body), problems: [] } }, rules);
}

/** `pointer outcome`, with nested operations after their parents. */
function lines({ operations }: Report): readonly string[] {
  return all(operations).map(({ pointer, outcome }) => `${pointer} ${outcome}`);
}

const ROWS = {
  a: {
    rows: [
      { id: 1, ok: true },
      { id: 2, ok: false },
    ],
  },
  b: { rows: [{ id: 3, ok: true }] },
};

describe('containers of a rule that overlap', () => {
  it.each([
    ['the same container twice', ['/a/rows', '/a/rows', '/b/rows']],
    ['a star over a name', ['/a/rows', '/*/rows']],
    ['any depth over a name', ['/b/rows', '/**/rows']],
    ['with different outcomes', ['/**/rows', { at: '/a/rows', outcome: 'failure' }]],
  ])('count each item once: %s', (_, container) => {
    const { summary } = read(container, ROWS);
    expect(summary).toMatchObject({ total: 3, success: 2, failure: 1 });
  });

  it('nest the operations of a container that is inside an item of another', () => {
    const orders = [
      {
        id: 'o1',
        ok: true,
        lines: [
          { id: 'l1', ok: true },
          { id: 'l2', ok: false },
        ],
      },
      { id: 'o2', ok: true, lines: [{ id: 'l3', ok: true }] },
      { id: 'o3', ok: true },
    ];
    for (const container of [
      ['/orders', '/orders/*/lines'],
      ['/orders/*/lines', '/orders'],
    ]) {
      const report = read(container, { orders });
      expect(report.summary).toMatchObject({ total: 3, success: 2, partial: 1 });
      expect(lines(report)).toEqual([
        '/orders/0 partial',
        '/orders/0#/lines/0 success',
        '/orders/0#/lines/1 failure',
        '/orders/1 success',
        '/orders/1#/lines/0 success',
        '/orders/2 success',
      ]);
    }
  });

  it('are nested to any depth', () => {
    const body = { a: [{ id: 1, ok: true, b: [{ id: 2, ok: true, c: [{ id: 3, ok: false }] }] }] };
    const report = read(['/a', '/a/*/b', '/a/*/b/*/c'], body);
    expect(lines(report)).toEqual(['/a/0 failure', '/a/0#/b/0 failure', '/a/0#/b/0#/c/0 failure']);
    expect(report.verdict.outcome).toBe('all-failed');
  });

  it('are reported as incomplete, and not as a success, if the body is nested too deep', () => {
    let deep: unknown = { rows: [{ id: 9, ok: false }] };
    for (let level = 0; level < 40; level += 1) deep = { deep };
    const { problems, verdict, summary } = read('/**/rows', { rows: [{ id: 1, ok: true }], deep });
    expect(summary).toMatchObject({ total: 1, success: 1 });
    expect(problems).toMatchObject([{ code: 'limit-exceeded' }]);
    expect(verdict.outcome).toBe('unknown');
  });

  it('do not occur in built-in rules', () => {
    for (const { id, container } of BUILT_IN_RULES) {
      const places = [container].flat().map((one) => (typeof one === 'string' ? one : one.at));
      expect([id, new Set(places).size]).toEqual([id, places.length]);
    }
  });
});
