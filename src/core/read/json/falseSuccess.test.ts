import { expect, it } from 'vitest';
import { all, report } from '../../../../testing/jsonSample.ts';
import { statesSuccess } from './vocabulary/failureWords.ts';

it.each([
  [{ id: 'b', success: true, status: 'ROLLED_BACK' }, { id: 'a', success: true }, 'dependent'],
  [{ id: 'b', status: 200, rolledBack: true }, { id: 'a', status: 200 }, 'failure'],
  [{ id: 'b', status: 200, timed_out: true }, { id: 'a', status: 200, timed_out: false }, 'failure'],
  [{ id: 'b', success: true, notFound: true }, { id: 'a', success: true }, 'failure'],
])('a good status does not overrule what was undone: %j', (undone, good, outcome) => {
  expect(all(report({ results: [good, undone] }).operations).map((operation) => operation.outcome)).toEqual([
    'success',
    outcome,
  ]);
});

it.each([
  'Rolled back successfully',
  "wasn't successful",
  'isn’t ok',
  'lacks success',
  'hardly successful',
  'ok then lost',
  'Success rate 0',
  'success reverted',
])('the message "%s" does not state a success', (message) => {
  expect(statesSuccess(message)).toBe(false);
});

it.each(['ok', 'Success.', 'request processed successfully', 'Order cancelled successfully'])(
  'the message "%s" states a success',
  (message) => {
    expect(statesSuccess(message)).toBe(true);
  },
);

it('a record of a batch without a response and an error is unknown', () => {
  const batches = [
    [
      { custom_id: 'a', response: { status_code: 200 }, error: null },
      { custom_id: 'b', response: null, error: null },
    ],
    [
      { recordId: 'a', modelInput: { x: 1 }, modelOutput: { y: 1 } },
      { recordId: 'b', modelInput: { x: 1 } },
    ],
  ];
  for (const batch of batches)
    expect(all(report(batch).operations).map(({ outcome }) => outcome)).toEqual(['success', 'unknown']);
});

it('an item of atomic:results with a status is no result of a completed operation', () => {
  const { operations, verdict } = report({ 'atomic:results': [{ data: { id: 1 } }, { statusCode: 503 }] });
  expect(all(operations).map(({ outcome }) => outcome)).toContain('failure');
  expect(verdict.outcome).not.toBe('all-succeeded');
});

it.each([
  [{ results: [{ id: 'a', status: 409 }] }, 'partial', 'data.results[0]'],
  [
    {
      items: [
        { id: 'a', status: 200 },
        { id: 'b', error: 'locked' },
      ],
    },
    'partial',
    'data.items[1]',
  ],
])('a success whose data lists a failed result is partial: %j', (data, outcome, member) => {
  const body = {
    results: [
      { id: 1, status: 200, data },
      { id: 2, status: 200 },
    ],
  };
  const [first, second] = all(report(body).operations);
  expect([first?.outcome, second?.outcome]).toEqual([outcome, 'success']);
  expect(first?.note).toContain(member);
});

it.each([
  { results: [{ id: 'a', status: 200 }] },
  { items: [{ id: 'a', title: 'An order', total: 409 }] },
  { id: 'job', items: [{ id: 'a', name: 'n', status: 409, size: 1, owner: 'o' }] },
])('a success with other data is a success: %j', (data) => {
  const body = {
    results: [
      { id: 1, status: 200, data },
      { id: 2, status: 200 },
    ],
  };
  expect(report(body).verdict.outcome).toBe('all-succeeded');
});

it.each([
  ['quota exceeded', 'unknown'],
  ['failed to save', 'unknown'],
  ['Not Found', 'failure'],
  ['OK', 'success'],
  ['already exists', 'success'],
])('the reason "%s" beside the status 200 leaves: %s', (reason, outcome) => {
  const body = {
    results: [
      { id: 1, status: 200, reason },
      { id: 2, status: 200 },
    ],
  };
  expect(all(report(body).operations).map((operation) => operation.outcome)).toEqual([outcome, 'success']);
});
