import { describe, expect, it } from 'vitest';
import { multistatus, reportOn, response } from '../../../test/exchange.ts';
import { causesOf } from './causes.ts';
import { type OperationRecord, operationRecord, recordOperations } from './records.ts';
import type { Outcome } from './operation.ts';

function causes(...responses: readonly (readonly [href: string, status: number])[]): number[][] {
  const report = reportOn(multistatus(...responses.map(([href, status]) => response(href, status))), {
    method: 'DELETE',
  });
  return responses.map((_, operation) => [...report.causes(operation)]);
}

describe('the causes of a dependent operation', () => {
  it('are the one failure there is', () => {
    expect(causes(['/dav/a', 424], ['/dav/b', 423], ['/dav/c', 204], ['/dav/d', 424])).toEqual([[1], [], [], [1]]);
  });

  it('are the failures below it and above it by path', () => {
    expect(
      causes(['/dav/x/', 424], ['/dav/x/1', 423], ['/dav/x/y/2', 403], ['/dav/z', 403], ['/dav/z/1', 424]),
    ).toEqual([[1, 2], [], [], [], [3]]);
  });

  it('are all failures where none is related', () => {
    expect(causes(['/dav/q', 424], ['/dav/a', 423], ['/dav/b', 403])).toEqual([[1, 2], [], []]);
  });

  it('are found however the same path is written', () => {
    expect(causes(['http://dav.example.test/dav/%7Ea/', 424], ['/dav/~a/x', 423], ['/dav/~ab', 403])).toEqual([
      [1],
      [],
      [],
    ]);
  });

  it('are none where nothing else failed', () => {
    expect(causes(['/dav/a', 424], ['/dav/b', 200])).toEqual([[], []]);
  });

  it('may be ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`/dav/m/${index}`, 423] as const);
    const [first] = causes(['/dav/m/', 424], ['/dav/other', 403], ...many);
    expect(first).toHaveLength(10_000);
  });

  it('of a nested one are looked for beside it', () => {
    const made = (outcome: Outcome, operations: readonly OperationRecord[] = []): OperationRecord =>
      operationRecord({ pointer: '', outcome, operations });
    const all = recordOperations([
      made('partial', [made('failure'), made('dependent')]),
      made('failure'),
      made('dependent'),
    ]);
    const of = causesOf(all, null);
    expect([0, 1, 2, 3, 4].map((operation) => of(operation))).toEqual([[], [], [1], [], [0, 3]]);
  });

  it('are what answer or request say, if they say it', () => {
    const made = (outcome: Outcome): OperationRecord => operationRecord({ pointer: '', outcome });
    const all = recordOperations([
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
