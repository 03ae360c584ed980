import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { report } from '../../../../../testing/jsonSample.ts';

/** A batch with one failure, nested in a number of other batches. */
function batchIn(levels: number, status: number): object {
  const item = { id: 'inner', status: 503, error: 'is locked' };
  return levels === 0
    ? { results: [item] }
    : { results: [{ id: String(levels), status, body: batchIn(levels - 1, status) }] };
}

describe('batches within batches', () => {
  it.each([207, 200])('are parsed down to level 5, with status %i', (status) => {
    const { operations, verdict, problems } = report(batchIn(5, status));
    expect(operations.size).toBe(6);
    expect(verdict.outcome).not.toMatch(/all-succeeded|unknown/);
    expect(problems).toEqual([]);
  });

  it.each([
    [6, 207],
    [6, 200],
    [20, 207],
  ])('are never a success below that level: %i levels with status %i', (levels, status) => {
    const { verdict, problems } = report(batchIn(levels, status));
    expect(verdict.outcome).toBe('unknown');
    expect(inEnglish(problems)).toMatchObject([
      { code: 'limit-exceeded', message: expect.stringContaining('more than 5 levels deep') as unknown },
    ]);
  });
});

describe('lists of results within lists of results', () => {
  const failed = { id: 3, status: 409, error: 'is locked' };
  const within = (results: readonly object[]): object => ({ id: 2, status: 200, results });

  it.each([1, 2, 3, 4, 5, 30])('are not a success if a result %i levels below an item failed', (levels) => {
    let results: readonly object[] = [failed];
    for (let level = 0; level < levels; level += 1) results = [within([]), within(results)];
    expect(report({ results }).verdict.outcome).not.toBe('all-succeeded');
  });

  it('are a success if no result failed', () => {
    expect(report({ results: [within([within([within([])])])] }).verdict.outcome).toBe('all-succeeded');
  });
});
