import { describe, expect, it } from 'vitest';
import { csvTable } from '../../../testing/csv.ts';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { exportOf, reportFileOf } from '../../../testing/export.ts';

const STATUSES = [
  [200, 204, 302, 404, 423, 424, 500, 507, 403],
  [200, 201],
  Array.from({ length: 130 }, (_, index) => [204, 423, 424, 502, 301][index % 5] ?? 0),
];
const EXCHANGES = STATUSES.map((statuses) =>
  exchangeOf(multistatus(...statuses.map((status, index) => response(`/r${index}`, status))), { method: 'COPY' }),
);
const ALL = STATUSES.flat().length;

const between = (low: number) => (status: number) => status >= low && status < low + 100;

describe('an export of what a chip shows', () => {
  it.each([
    ['all', () => true],
    // Includes dependents of shown causes.
    ['failed', (status: number) => status >= 400],
    ['dependent', (status: number) => status === 424],
    ['2xx', between(200)],
    ['3xx', between(300)],
    ['4xx', between(400)],
    ['5xx', between(500)],
  ] as const)('%s contains as many operations as it states, and states how many are left out', (chip, shows) => {
    const request = { scope: 'filtered', query: { text: '', chip, invert: false } } as const;
    const counts = STATUSES.map((statuses) => statuses.filter(shows).length);
    const shown = counts.reduce((sum, count) => sum + count, 0);
    const { exported, responses } = reportFileOf(EXCHANGES, request);
    const listed = counts.filter((count) => count > 0);
    expect(responses.map(({ operations }) => operations.length)).toEqual(listed);
    expect(exported).toMatchObject({ responses: listed.length, operations: shown });
    const leftOut = Object.fromEntries(exported.leftOut.map(({ what, count }) => [what, count]));
    expect(leftOut['operations'] ?? 0).toBe(ALL - shown);
    expect(leftOut['responses'] ?? 0).toBe(STATUSES.length - listed.length);
    expect(csvTable(exportOf(EXCHANGES, { ...request, format: 'csv' }))).toHaveLength(shown);
  });
});
