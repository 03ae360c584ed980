import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

describe('a list of successes', () => {
  it.each([
    [{ skipped: ['b'] }, ['a', 'b']],
    [{ ignored: [{ id: 'b' }] }, ['a', 'b']],
    [{ remaining: ['b', 'c'] }, ['a', 'b', 'c']],
    [{ leftOver: ['b'] }, ['a', 'b']],
    [{ retry: ['b'] }, ['a', 'b']],
    [{ nichtVerarbeitet: ['b'] }, ['a', 'b']],
    [{ omitidos: ['b'] }, ['a', 'b']],
    [{ skipped: { b: 'no changes', c: {} } }, ['a', 'b', 'c']],
    [{ notAttempted: { b: {} } }, ['a', 'b']],
  ])('does not hide what was left out: %j', (beside, labels) => {
    for (const body of [
      { results: [{ id: 'a', status: 201 }], ...beside },
      { data: { results: [{ id: 'a', status: 201 }] }, ...beside },
    ]) {
      const { operations, verdict } = report(body);
      expect(all(operations).map(({ label, outcome }) => [label, outcome])).toEqual(
        labels.map((label) => [label, label === 'a' ? 'success' : 'unknown']),
      );
      expect(verdict.outcome).toBe('unknown');
    }
  });

  it.each([
    { results: [{ id: 'a', status: 201 }], payments: [{ id: 'b', status: 'FAILED' }] },
    { created: [{ id: 'a' }], transfers: [{ id: 'b', state: 'declined' }] },
    { data: { results: [{ id: 'a', status: 201 }] }, invoices: [{ id: 'b', estado: 'rechazado' }] },
  ])('does not hide failed words in another list: %j', (body) => {
    const { operations, verdict } = report(body);
    expect(all(operations).map(({ label, outcome }) => [label, outcome])).toEqual([
      ['a', 'success'],
      ['b', 'failure'],
    ]);
    expect(verdict.outcome).toBe('mixed');
  });

  it.each(['noSuccess', 'withoutSuccess', 'no_ok', 'unsuccess', 'ohneErfolg', 'sin_exito', 'sans_succès'])(
    'does not include those named %s',
    (name) => {
      const { operations } = report({ ok: ['a'], [name]: ['b'] });
      expect(all(operations).map(({ label, outcome }) => [label, outcome])).toEqual([
        ['a', 'success'],
        ['b', 'failure'],
      ]);
    },
  );

  it.each([
    { skipped: [] },
    { notProcessed: {}, retry: [] },
    { retryPolicy: { attempts: ['1s', '2s'] } },
    { orders: [{ id: 7, state: 'shipped' }] },
  ])('is complete beside an empty or ordinary member: %j', (beside) => {
    expect(report({ results: [{ id: 'a', status: 201 }], ...beside }).verdict.outcome).toBe('all-succeeded');
  });
});
