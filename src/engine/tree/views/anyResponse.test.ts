import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { isFailed } from '../../../core/model/outcome.ts';
import type { Outcome } from '../../../core/model/operation.ts';
import { EMPTY_QUERY, type Query, type Row } from '../../api/engineApi.ts';
import { createEngine } from '../../engine.ts';

// What must be true of the rows of any response in any view, tested with a simple model: the rows themselves, all expanded.

const ALL = 100_000;
const segment = fc.constantFrom('a', 'b', 'c', 'x y', '%C3%A4', '');
const href = fc
  .tuple(fc.constantFrom('a', 'b'), fc.array(segment, { maxLength: 4 }), fc.boolean())
  .map(([first, others, isFolder]) => `/${[first, ...others].join('/').replaceAll(' ', '%20')}${isFolder ? '/' : ''}`);
const status = fc.constantFrom(200, 200, 200, 204, 302, 403, 423, 424, 507, 999);
const listing = fc.array(fc.tuple(href, status), { minLength: 1, maxLength: 40 });
const query = fc
  .record({
    view: fc.constantFrom('folder', 'status', 'message'),
    order: fc.constantFrom(undefined, 'failures-first', 'name', 'status-descending'),
    chip: fc.constantFrom('all', 'all', 'failed', '2xx'),
    text: fc.constantFrom('', '', 'a', '-status:200'),
  } as const)
  .map(({ order, ...others }): Query => ({ ...EMPTY_QUERY, ...others, ...(order && { order }) }));

function openListing(responses: readonly (readonly [string, number])[]) {
  const body = multistatus(...responses.map(([path, code]) => response(path, code)));
  const engine = createEngine();
  const id = engine.addExchange(exchangeOf(body, { method: 'DELETE', url: 'https://dav.example.test/other/' }));
  return { engine, id, rows: (wanted: Query): readonly Row[] => engine.rows(id, wanted, 0, ALL).rows };
}

/** The index of the row that contains each row, or -1. */
function parentsOf(rows: readonly Row[]): number[] {
  const open: number[] = [];
  return rows.map(({ level }, index) => {
    expect(level).toBeLessThanOrEqual(open.length + 1);
    open.length = level - 1;
    open.push(index);
    return open.at(-2) ?? -1;
  });
}

/** The hrefs `/a` and `/a/` are the same folder. So are `/a//` and the folder without a name in it. */
function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

function failuresIn(outcomes: readonly Outcome[]): number {
  return outcomes.filter(isFailed).length;
}

describe('the rows of any listing in any view', () => {
  it('are each shown operation once, in nodes that count them', () => {
    fc.assert(
      fc.property(listing, query, (responses, wanted) => {
        const { engine, id, rows } = openListing(responses);
        engine.expandAll(id, true);
        const all = rows(wanted);
        const { view: _, ...sent } = wanted;
        const operations = ({ kind }: Row): boolean => kind === 'operation';
        const keys = (list: readonly Row[]): string[] =>
          list
            .filter(operations)
            .map(({ key }) => key)
            .toSorted();
        expect(keys(all)).toEqual(keys(rows(sent)));
        const parents = parentsOf(all);
        const isIn = (at: number, node: number): boolean =>
          at !== -1 && (parents[at] === node || isIn(parents[at] ?? -1, node));
        for (const [node, { contents, kind }] of all.entries()) {
          expect(contents !== undefined).toBe(kind === 'folder' || kind === 'equal' || kind === 'result');
          if (!contents) continue;
          const inside = all.filter((row, at) => operations(row) && isIn(at, node));
          expect(contents.total).toBe(inside.length);
          expect(contents.outcomes.failure + contents.outcomes.partial).toBe(
            failuresIn(inside.flatMap(({ outcome }) => outcome ?? [])),
          );
          for (const outcome of ['dependent', 'unknown', 'notice', 'success'] as const)
            expect(contents.outcomes[outcome]).toBe(inside.filter((row) => row.outcome === outcome).length);
          if (kind === 'equal')
            expect(
              new Set(inside.map(({ statusText, message }) => inEnglish(statusText) + inEnglish(message))).size,
            ).toBe(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are numbered within the row that contains them', () => {
    fc.assert(
      fc.property(listing, query, (responses, wanted) => {
        const { engine, id, rows } = openListing(responses);
        engine.expandAll(id, true);
        const all = rows(wanted);
        const parents = parentsOf(all);
        for (const [index, { position, siblings }] of all.entries()) {
          const beside = all.flatMap((_, at) => (parents[at] === parents[index] ? at : []));
          expect([position, siblings]).toEqual([beside.indexOf(index) + 1, beside.length]);
        }
      }),
    );
  });

  it('have names that are the paths of their hrefs', () => {
    fc.assert(
      fc.property(listing, (responses) => {
        const { engine, id, rows } = openListing(responses);
        engine.expandAll(id, true);
        const all = rows({ ...EMPTY_QUERY, view: 'folder' });
        const parents = parentsOf(all);
        const folderOf = (at: number): string => {
          const row = all[at];
          if (!row) return '/';
          const outer = folderOf(parents[at] ?? -1);
          return row.kind === 'folder' ? outer + inEnglish(row.name) : outer;
        };
        for (const [index, row] of all.entries()) {
          if (row.kind !== 'operation') continue;
          const name = inEnglish(row.name);
          const folder = folderOf(parents[index] ?? -1);
          const path = name === '(this folder)' ? folder : /^\/./.test(name) ? name : folder + name;
          const sent = decodeURIComponent(responses[Number(row.key.slice(1))]?.[0] ?? '');
          expect(withoutSlash(path)).toBe(withoutSlash(sent));
        }
        // A folder contains more than another folder.
        for (const [index, row] of all.entries()) {
          if (row.kind !== 'folder') continue;
          const inside = all.filter((_, at) => parents[at] === index);
          expect(inside.length > 1 || inside[0]?.kind !== 'folder').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are found by their keys, also in collapsed nodes, and in slices', () => {
    fc.assert(
      fc.property(listing, query, fc.nat(60), fc.nat(60), (responses, wanted, from, size) => {
        const { engine, id, rows } = openListing(responses);
        engine.expandAll(id, true);
        const all = rows(wanted);
        for (const [index, { key }] of all.entries()) expect(engine.reveal(id, wanted, key)).toBe(index);
        expect(engine.rows(id, wanted, from, from + size).rows).toEqual(all.slice(from, from + size));
        for (const { key } of all) {
          engine.expandAll(id, false);
          const at = engine.reveal(id, wanted, key);
          expect(rows(wanted)[at]?.key).toBe(key);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('lead to each failure once', () => {
    fc.assert(
      fc.property(listing, query, (responses, wanted) => {
        const { engine, id, rows } = openListing(responses);
        const visit = (): string[] => {
          const found: string[] = [];
          for (let at = engine.nextFailure(id, wanted, -1, 1); at !== -1; at = engine.nextFailure(id, wanted, at, 1)) {
            const row = rows(wanted)[at];
            found.push(row?.key ?? '');
            // A collapsed node stands for the failures in it.
            if (row?.expanded === false) engine.expand(id, row.key, true, false);
          }
          return found.filter((key) => key.startsWith('o'));
        };
        const visited = visit();
        engine.expandAll(id, true);
        const failed = rows(wanted).flatMap(({ key, kind, outcome }) =>
          kind === 'operation' && outcome && isFailed(outcome) ? key : [],
        );
        expect(visited).toEqual(failed);
        const back: string[] = [];
        for (let at = engine.nextFailure(id, wanted, ALL, -1); at !== -1; at = engine.nextFailure(id, wanted, at, -1))
          back.push(rows(wanted)[at]?.key ?? '');
        expect(back.toReversed()).toEqual(failed);
      }),
    );
  });
});
