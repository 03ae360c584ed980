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
  ['shares a member', { sku: 'k-0', format: 'v2' }],
  ['has a status that is not known', { importId: 'x', state: 'odd' }],
  ['has an error', { importId: 'x', error: { code: 'E' } }],
  ['holds an object', { importId: 'x', meta: { failed: 1 } }],
  ['has a flag', { importId: 'x', success: 'perhaps' }],
])('lists a first line that %s', (_, first) => {
  expect(outcomes(first, ...ITEMS)[0]).toMatch(/^line:0 /);
});
