import { expect, it } from 'vitest';
import { exchangeOf } from '../../../../../testing/jsonSample.ts';
import { parseNdjson } from '../../parseNdjson.ts';

function outcomes(...lines: readonly object[]): readonly string[] {
  const { operations } = parseNdjson(lines.map((line) => JSON.stringify(line)).join('\n'), exchangeOf());
  return Array.from({ length: operations.size }, (_, i) => `${operations.detail(i).pointer} ${operations.outcome(i)}`);
}

const ITEMS = [
  { sku: 'k-1', status: 201 },
  { sku: 'k-2', status: 409 },
];

it('does not list a header before the items of NDJSON', () => {
  expect(outcomes({ importId: 'imp-9', format: 'v2' }, ...ITEMS)).toEqual(['line:1 success', 'line:2 failure']);
});

it.each([
  ['a word for a header', { type: 'start' }],
  ['the id of a run', { run_id: 17, startedAt: '2026-03-04 05:06:07', schema: 2 }],
])('does not list a first line with %s', (_, first) => {
  expect(outcomes(first, ...ITEMS)).toEqual(['line:1 success', 'line:2 failure']);
});

it('lists a first line that may be the result of a request item', () => {
  const body = [{ requestId: 'k-0' }, ...ITEMS].map((line) => JSON.stringify(line)).join('\n');
  const request = ['k-0', 'k-1', 'k-2'].map((sku) => ({ sku }));
  expect(parseNdjson(body, exchangeOf({ request })).operations.detail(0).pointer).toBe('line:0');
});

it.each([
  ['shares a member', { sku: 'k-0', format: 'v2' }],
  ['has a status that is not known', { importId: 'x', state: 'odd' }],
  ['has an error', { importId: 'x', error: { code: 'E' } }],
  ['holds an object', { importId: 'x', meta: { failed: 1 } }],
  ['has a flag', { importId: 'x', success: 'perhaps' }],
  ['has no word for a header', { part: 'k-0', comment: 'over quota' }],
  ['has the id of an item', { ref: 'k-0', format: 'v2' }],
  ['has only descriptions', { version: 3, started: '2026-03-04' }],
  ['has a word for a failure', { importId: 'x', format: 'rejected' }],
  ['has a sentence', { batchId: 'x', format: 'could not be opened' }],
  ['is of another kind', { type: 'stop', batchId: 'x' }],
])('lists a first line that %s', (_, first) => {
  expect(outcomes(first, ...ITEMS)[0]).toMatch(/^line:0 /);
});
