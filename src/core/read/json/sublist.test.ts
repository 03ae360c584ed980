import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../testing/jsonSample.ts';

function outcome(item: object): string | undefined {
  return all(report({ results: [{ id: 'a', ...item }] }).operations)[0]?.outcome;
}

describe('a successful item', () => {
  it.each([
    {
      status: 200,
      items: [
        { id: 'x', status: 200 },
        { id: 'y', status: 500 },
      ],
    },
    { success: true, results: [{ id: 'x', success: false, error: 'is locked' }] },
    { status: 'success', operations: [{ id: 'x', error: { message: 'is locked' } }] },
    { status: 200, data: [{ id: 'x', statusCode: 409 }] },
    { status: 200, result: 'partial' },
    { status: 200, outcome: 'COMPLETED_WITH_ERRORS' },
  ])('is partial if a part of it failed: %j', (item) => {
    expect(outcome(item)).toBe('partial');
  });

  it('is a failure if its details contain an error', () => {
    expect(outcome({ status: 'success', details: { errors: ['is locked'] } })).toBe('failure');
  });

  it.each([
    {
      status: 200,
      items: [
        { id: 'x', status: 200 },
        { id: 'y', status: 201 },
      ],
    },
    { status: 200, items: [{ sku: 'x', status: 404, price: 3, quantity: 1 }] },
    { status: 200, items: [{ id: 'x', error: null, errors: [] }] },
    { status: 200, items: [{ id: 'x', state: 'failed', kind: 'job', error: 'no disk space' }] },
    { status: 200, body: { items: [{ name: 'x', status: 404 }] } },
    { status: 200, state: 'partially_refunded', total: 3, currency: 'eur', customer: 'c', lines: 2 },
    { success: true, details: { created: 1, note: 'done' } },
  ])('is a success if its parts are resources or successes: %j', (item) => {
    expect(outcome(item)).toBe('success');
  });
});
