import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multistatus, reportOn, response } from '../../../testing/exchange.ts';
import { causesOf, rangesOf } from './causes.ts';
import { pathKey } from '../model/path.ts';
import { type OperationRecord, createOperationRecord, operationsOfRecords } from '../model/operationRecord.ts';
import type { Outcome } from '../model/operation.ts';

/** Whether one path is above or below the other one. */
function isRelative(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const isAbove = (above: string, below: string): boolean => below.startsWith(`${above}/`);
  return isAbove(a, b) || isAbove(b, a) || (b === '/' && a.startsWith('/'));
}

function causes(...responses: readonly (readonly [href: string, status: number])[]): number[][] {
  const report = reportOn(multistatus(...responses.map(([href, status]) => response(href, status))), {
    method: 'DELETE',
  });
  return responses.map((_, operation) => [...report.causes(operation)]);
}

describe('the causes of a dependent operation', () => {
  it('are the only failure', () => {
    expect(causes(['/dav/a', 424], ['/dav/b', 423], ['/dav/c', 204], ['/dav/d', 424])).toEqual([[1], [], [], [1]]);
  });

  it('are the failures above and below it by path', () => {
    expect(
      causes(['/dav/x/', 424], ['/dav/x/1', 423], ['/dav/x/y/2', 403], ['/dav/z', 403], ['/dav/z/1', 424]),
    ).toEqual([[1, 2], [], [], [], [3]]);
  });

  it('are all failures if none is above or below it by path', () => {
    expect(causes(['/dav/q', 424], ['/dav/a', 423], ['/dav/b', 403])).toEqual([[1, 2], [], []]);
  });

  it('are found for any spelling of a path', () => {
    expect(causes(['http://dav.example.test/dav/%7Ea/', 424], ['/dav/~a/x', 423], ['/dav/~ab', 403])).toEqual([
      [1],
      [],
      [],
    ]);
  });

  it('are empty if nothing else failed', () => {
    expect(causes(['/dav/a', 424], ['/dav/b', 200])).toEqual([[], []]);
  });

  it('equal a search over all failures, in document order', () => {
    const step = fc.constantFrom('a', 'b', 'a!', 'a0', '');
    const href = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => `/${steps.join('/')}`);
    const list = fc.array(fc.tuple(href, fc.constantFrom(423, 424, 200)), { maxLength: 60 });
    fc.assert(
      fc.property(list, fc.nat(12), (responses, most) => {
        const report = reportOn(multistatus(...responses.map(([path, status]) => response(path, status))), {
          method: 'DELETE',
        });
        const paths = responses.map(([path]) => pathKey(path, 'https://dav.example.test/dav/'));
        const failures = [...paths.keys()].filter((operation) => responses[operation]?.[1] === 423);
        for (const [operation, path] of paths.entries()) {
          const related = failures.filter((other) => isRelative(paths[other] ?? null, path));
          const expected = responses[operation]?.[1] !== 424 ? [] : related.length > 0 ? related : failures;
          const found = report.causes(operation);
          expect([...found]).toEqual(expected);
          expect(found).toHaveLength(expected.length);
          expect(found.slice(0, most)).toEqual(expected.slice(0, most));
          const all = rangesOf(found).flatMap(({ list: shared, start, end }) => Array.from(shared).slice(start, end));
          expect(all.toSorted((a, b) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be 10,000 failures', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`/dav/m/${index}`, 423] as const);
    const [first] = causes(['/dav/m/', 424], ['/dav/other', 403], ...many);
    expect(first).toHaveLength(10_000);
  });

  it('are found for thousands of dependents without visiting thousands of failures for each', () => {
    const size = 4000;
    const body = multistatus(
      ...Array.from({ length: size }, (_, index) => response(`/dav/m/${size - index}`, 423)),
      response('/dav/other', 403),
      ...Array.from({ length: size }, () => response('/dav/m/', 424)),
    );
    const report = reportOn(body, { method: 'DELETE' });
    const found = report.causes(size + 1);
    expect(found).toHaveLength(size);
    expect(found.slice(0, 3)).toEqual([0, 1, 2]);
    expect(rangesOf(found)[0]?.list).toBe(rangesOf(report.causes(2 * size))[0]?.list);
  });

  it('of a nested operation are its siblings', () => {
    const made = (outcome: Outcome, operations: readonly OperationRecord[] = []): OperationRecord =>
      createOperationRecord({ pointer: '', outcome, operations });
    const all = operationsOfRecords([
      made('partial', [made('failure'), made('dependent')]),
      made('failure'),
      made('dependent'),
    ]);
    const of = causesOf(all, null);
    expect([0, 1, 2, 3, 4].map((operation) => of(operation))).toEqual([[], [], [1], [], [0, 3]]);
  });

  it('are those that the response or the request states, if any', () => {
    const made = (outcome: Outcome): OperationRecord => createOperationRecord({ pointer: '', outcome });
    const all = operationsOfRecords([
      made('failure'),
      made('failure'),
      made('dependent'),
      made('dependent'),
      made('success'),
    ]);
    const stated: Readonly<Record<number, readonly number[]>> = { 2: [1], 3: [], 4: [0] };
    const of = causesOf({ ...all, causes: (operation) => stated[operation] ?? null }, null);
    expect([0, 1, 2, 3, 4].map((operation) => of(operation))).toEqual([[], [], [1], [0, 1], []]);
  });
});
