import { describe, expect, it } from 'vitest';
import { readJson } from './json.ts';
import { ORDINARY } from './ordinary.ts';
import { exchangeOf, type Sample } from './sample.ts';

function count(body: unknown, sample: Sample): number {
  return readJson(JSON.stringify(body), exchangeOf({ status: 200, ...sample })).operations.size;
}

describe('an answer that is no 207', () => {
  it.each(ORDINARY)('gives no operations for $name', ({ body, sample }) => {
    expect(count(body, sample ?? {})).toBe(0);
  });

  it('has no problem for want of operations', () => {
    expect(readJson('{"id":1}', exchangeOf({ status: 200 })).problems).toEqual([]);
  });

  it('gives operations where whole answers stand in it', () => {
    expect(
      count(
        {
          responses: [
            { code: 200, headers: {}, body: {} },
            { code: 404, headers: {}, body: {} },
          ],
        },
        {},
      ),
    ).toBe(2);
  });

  it('gives operations where the items of the request come back, and some failed', () => {
    const request = { Entries: [{ Id: 'm1' }, { Id: 'm2' }] };
    expect(count({ Successful: [{ Id: 'm1' }], Failed: [{ Id: 'm2', Message: 'is empty' }] }, { request })).toBe(2);
    expect(
      count(
        { Records: [{ SequenceNumber: '1' }, { ErrorCode: 'Throttled', ErrorMessage: 'Rate exceeded' }] },
        { request: { Records: [{ Data: 'a' }, { Data: 'b' }] } },
      ),
    ).toBe(2);
  });
});
