import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import type { ParsedBody } from '../../../model/parsedBody.ts';
import { readJson } from '../readJson.ts';
import { ORDINARY_SAMPLES } from '../../../../../testing/apiSamples.ts';
import { exchangeOf, type Sample } from '../../../../../testing/jsonSample.ts';

function read({ body, ...sample }: Sample & { readonly body: unknown }): ParsedBody {
  return readJson(JSON.stringify(body), exchangeOf(sample));
}

function count(body: unknown, sample: Sample): number {
  return read({ status: 200, ...sample, body }).operations.size;
}

describe('an ordinary body', () => {
  it('has a sample for hundreds of shapes, each with a unique name', () => {
    expect(ORDINARY_SAMPLES.length).toBeGreaterThanOrEqual(300);
    expect(new Set(ORDINARY_SAMPLES.map(({ name }) => name)).size).toBe(ORDINARY_SAMPLES.length);
  });

  it.each(ORDINARY_SAMPLES.map((one) => [one.name, one] as const))('gives no operations under 200: %s', (_, one) => {
    expect(read({ ...one, status: 200 }).operations.size).toBe(0);
    expect(read({ status: 200, ...one }).operations.size).toBe(0);
  });

  it.each(ORDINARY_SAMPLES.map((one) => [one.name, one] as const))(
    'gives at most weak confidence under 207: %s',
    (_, one) => {
      const { operations, confidence, evidence } = read({ ...one, status: 207 });
      if (operations.size === 0) return;
      expect(confidence).toBe('weak');
      expect(inEnglish(evidence)).toContain('a guess');
    },
  );
});

describe('a response other than 207', () => {
  it('states that no results were recognized', () => {
    expect(readJson('{"id":1}', exchangeOf({ status: 200 })).problems).toMatchObject([{ code: 'no-sub-statuses' }]);
    expect(readJson('{"results":[]}', exchangeOf({ status: 200 })).problems).toEqual([]);
  });

  it('gives operations if it holds sub-responses', () => {
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

  it('has operations if it contains the items of the request, and some failed', () => {
    const request = { Entries: [{ Id: 'm1' }, { Id: 'm2' }] };
    expect(count({ Successful: [{ Id: 'm1' }], Failed: [{ Id: 'm2', Message: 'is empty' }] }, { request })).toBe(2);
    expect(
      count(
        { Records: [{ SequenceNumber: '1' }, { ErrorCode: 'Throttled', ErrorMessage: 'Rate exceeded' }] },
        { request: { Records: [{ Data: 'a' }, { Data: 'b' }] } },
      ),
    ).toBe(2);
  });

  it('has operations if each item states a result, and the request has the same items', () => {
    const request = { to: [{ mail: 'a@x.example' }, { mail: 'b@x.example' }] };
    const body = [
      { mail: 'a@x.example', status: 'sent', reject_reason: null },
      { mail: 'b@x.example', status: 'queued', reject_reason: null },
    ];
    expect(count(body, { request })).toBe(2);
    expect(count(body, { request: { to: [...request.to, { mail: 'c@x.example' }] } })).toBe(0);
    expect(count(body, { request, method: 'GET' })).toBe(0);
  });

  const IDS = { ids: ['o-1', 'o-2'] };
  it.each<[string, Sample, unknown]>([
    [
      'tasks with the status of the request',
      {
        request: [
          { title: 'a', status: 'done' },
          { title: 'b', status: 'done' },
        ],
      },
      [
        { id: 1, title: 'a', status: 'done' },
        { id: 2, title: 'b', status: 'done' },
      ],
    ],
    [
      'states of orders',
      { request: IDS, url: 'https://api.example/orders/status' },
      {
        results: [
          { id: 'o-1', status: 'completed' },
          { id: 'o-2', status: 'completed' },
        ],
      },
    ],
    [
      'orders of the request with words',
      { request: IDS },
      {
        orders: [
          { id: 'o-1', status: 'created' },
          { id: 'o-2', status: 'created' },
        ],
      },
    ],
    [
      'as many other jobs as tags in the request',
      { request: { tags: ['x', 'y'] } },
      {
        jobs: [
          { id: 1, status: 'finished' },
          { id: 2, status: 'finished' },
        ],
      },
    ],
    [
      'pages of a site',
      { request: { sites: ['x', 'y'] } },
      [
        { url: '/a', code: 200 },
        { url: '/b', code: 200, size: 4 },
      ],
    ],
  ])('has no operations for %s', (_, sample, body) => {
    expect(count(body, sample)).toBe(0);
  });
});
