import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

const write = (failed: number) => ({
  index: { _index: 'logs', _id: String(failed), status: 201, _shards: { total: 3, successful: 3 - failed, failed } },
});
const search = (failed: number, timedOut: boolean) => ({
  timed_out: timedOut,
  _shards: { total: 5, successful: 5 - failed, skipped: 0, failed },
  hits: { hits: [] },
  status: 200,
});

describe('failed shards of Elasticsearch', () => {
  it('make a write with 201 partial', () => {
    const { operations, verdict } = report({ took: 5, errors: false, items: [write(0), write(1)] });
    expect(all(operations).map(({ outcome, message }) => [outcome, message])).toEqual([
      ['success', null],
      ['partial', '1 of 3 shards failed'],
    ]);
    expect(verdict.outcome).toBe('mixed');
  });

  it('make a search with 200 partial, and so does a timeout', () => {
    const { operations, verdict } = report({ responses: [search(0, false), search(2, false), search(0, true)] });
    expect(all(operations).map(({ outcome, message }) => [outcome, message])).toEqual([
      ['success', null],
      ['partial', '2 of 5 shards failed'],
      ['partial', 'timed out before all results were found'],
    ]);
    expect(verdict.outcome).toBe('mixed');
  });
});
