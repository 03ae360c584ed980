import { describe, expect, it } from 'vitest';
import { report } from '../../../../../testing/jsonSample.ts';

const results = [
  { id: 'a', status: 200 },
  { id: 'b', status: 201 },
];

describe('a total without other numbers', () => {
  it.each([
    { total: 5 },
    { count: 5 },
    { totalCount: 5 },
    { size: 5 },
    { received: '5' },
    { requested: 5 },
    { requestedCount: 5, count: 2 },
    { num_items: 5 },
    { processed: 5 },
    { meta: { total: 5 } },
    { summary: { submitted: 5 } },
    { total: 5, from: 'stock.csv' },
  ])('states that items have no result: %j', (member) => {
    for (const body of [{ ...member, results }, { data: { ...member, results } }]) {
      expect(report(body).statedTotals).toMatchObject({ total: 5 });
      expect(report(body).verdict.outcome).toBe('unknown');
      expect(report(body, { method: 'GET' }).verdict.outcome).toBe('all-succeeded');
    }
  });

  it.each([
    { total: 500, next: null },
    { count: 500, next: 'https://api.example/things?page=2', previous: null },
    { total: 500, nextPageToken: 'x' },
    { total: 500, links: { next: '/things/2' } },
    { total: 500, paging: { cursors: {} } },
  ])('counts the items of all pages: %j', (member) => {
    expect(report({ ...member, results }).verdict.outcome).toBe('all-succeeded');
  });

  it('is more than an empty list of results has', () => {
    expect(report({ total: 5, results: [] }).verdict.outcome).toBe('unknown');
    expect(report({ total: 0, results: [] }).verdict.outcome).toBe('empty');
    expect(report({ processed: 5, failures: [] }).verdict.outcome).toBe('empty');
  });
});
