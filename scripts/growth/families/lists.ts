import { failedItem, type Families, json, jsonText, joined, members, times } from '../family.ts';

function nested(size: number, inside: string): string {
  return `${'{"results":'.repeat(size)}${inside}${'}'.repeat(size)}`;
}

/** JSON texts with many lists or maps, deep ones, and truncated ones. */
export const LISTS: Families = {
  'json-lists': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`list${i}`, [{ id: i, status: 409 }]])),
  },
  'json-lists-by-status': {
    size: 5000,
    make: (n) => json({ 200: times(n, (i) => `a${i}`), 409: times(n, (i) => `b${i}`) }),
  },
  'json-lists-bad': { size: 1000, make: (n) => json(members(n, (i) => [`failed_${i}x`, [`a${i}`]])) },
  'json-lists-good': { size: 1000, make: (n) => json(members(n, (i) => [`created_${i}x`, [`a${i}`]])) },
  'json-lists-good-and-bad': {
    size: 1000,
    make: (n) =>
      json({
        ...members(n, (i) => [`failed_${i}x`, [`a${i}`]]),
        ...members(n, (i) => [`created_${i}x`, [`b${i}`]]),
        ...members(n, (i) => [`list${i}`, [{ id: i, status: 200 }]]),
      }),
  },
  'json-lists-bad-and-plain': {
    size: 1000,
    make: (n) =>
      json({
        ...members(n, (i) => [`failed_${i}x`, [`a${i}`]]),
        ...members(n, (i) => [`parcels${i}`, [{ id: `c${i}` }]]),
      }),
  },
  'json-lists-of-actions': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`create_${i}_results`, [{ id: i, status: 409 }]])),
  },
  'json-lists-of-actions-one-failing': {
    size: 1000,
    make: (n) =>
      json(members(n, (i) => [`create_${i}_results`, [i === 0 ? { id: i, status: 409 } : { id: i, name: `x${i}` }]])),
  },
  'json-list-of-result-codes': {
    size: 5000,
    make: (n) => json({ rows: times(n, (i) => ({ id: i, code: i % 2, msg: i % 2 ? `item ${i} is locked` : 'ok' })) }),
  },
  'json-list-of-result-codes-many-names': {
    size: 1000,
    make: (n) =>
      json({
        rows: times(n, (i) =>
          i === 0
            ? { msg: 'ok', ...members(n, (at) => [`code${'_'.repeat(at % 50)}${' '.repeat(at / 50)}`, 0]) }
            : { id: i },
        ),
      }),
  },
  'json-list-of-flags-with-reasons': {
    size: 1000,
    make: (n) =>
      json({
        rooms: times(n, (i) =>
          i % 2 ? { id: `a${i}`, booked: true } : { id: `a${i}`, booked: false, [`e${i}Error`]: 'no' },
        ),
      }),
  },
  'json-chart-series': {
    size: 1000,
    make: (n) => json(members(n, (i) => [i % 2 ? `d${i} day` : `failed ${i}`, [i, 404]])),
  },
  'json-lists-parallel': {
    size: 1000,
    make: (n) =>
      json({ ids: times(n, (i) => `a${i}`), codes: times(n, () => 409), messages: times(n, (i) => `Is taken ${i}`) }),
  },
  'json-lists-parallel-many': {
    size: 1000,
    make: (n) => json({ ...members(n, (i) => [`ids${i}x`, [`a${i}`, `b${i}`]]), errors: [null, 'x'] }),
  },
  'json-lists-tuples': { size: 1000, make: (n) => json({ results: times(n, (i) => [`a${i}`, 409, `Is taken ${i}`]) }) },
  'json-lists-empty': { size: 2500, make: (n) => json(members(n, (i) => [`list${i}`, []])) },
  'json-lists-one-level-down': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`o${i}`, { inner: [{ id: i, status: 409 }] }])),
  },
  'json-lists-split-by-id': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`id-${i}`, { success: [`a${i}`], error: [`b${i}`] }])),
  },
  'json-lists-split-by-id-empty': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`id-${i}`, { success: [], error: [] }])),
  },
  'json-lists-split-by-id-some': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`id-${i}`, { success: [`a${i}`], error: i % 2 ? [{ message: 'x' }] : [] }])),
  },
  'json-errors-by-id': {
    size: 1000,
    make: (n) => json(members(n, (i) => [`id-${i}`, { errors: { message: `It is wrong ${i}` } }])),
  },
  'json-lists-deep': {
    size: 500,
    make: (n) =>
      json({
        a: { b: { c: { d: { e: members(n, (i) => [`list${i}`, [{ id: i, status: 409 }]]) } } } },
      }),
  },
  'json-map': {
    size: 5000,
    make: (n) => json({ results: members(n, (i) => [`id-${i}`, { status: i % 3 ? 200 : 409 }]) }),
  },
  'json-map-of-numbers': {
    size: 2500,
    make: (n) => json({ results: members(n, (i) => [String(n - i), { status: i % 3 ? 200 : 409 }]) }),
  },
  'json-maps-of-numbers': {
    size: 250,
    make: (n) => json(members(n, (i) => [`create_${i}_results`, members(10, (k) => [String(k), { status: 409 }])])),
  },
  'json-root-map': {
    size: 5000,
    make: (n) => json(members(n, (i) => [`id-${i}`, { status: i % 3 ? 200 : 409 }])),
  },
  'json-root-map-of-codes': {
    size: 5000,
    make: (n) => json(members(n, (i) => [`id-${i}`, i % 3 ? 200 : 409])),
  },
  'json-deep-list': { size: 10_000, make: (n) => jsonText('['.repeat(n) + ']'.repeat(n)) },
  'json-deep-object': { size: 10_000, make: (n) => jsonText(nested(n, '[{"status":409}]')) },
  'json-deep-object-cut': { size: 10_000, make: (n) => jsonText(nested(n, '[{"status":409}]').slice(0, -n)) },
  'json-whitespace': {
    size: 250_000,
    make: (n) => jsonText(`{"results":${' '.repeat(n)}[{"id":1,"status":409}]}`),
  },
  'json-cut': {
    size: 2500,
    make: (n) => jsonText(JSON.stringify({ results: times(n, failedItem) }).slice(0, -30)),
  },
  'json-cut-map': {
    size: 2500,
    make: (n) => jsonText(JSON.stringify({ results: members(n, (i) => [`id-${i}`, { status: 409 }]) }).slice(0, -10)),
  },
  'json-cut-lists': {
    size: 1000,
    make: (n) => jsonText(JSON.stringify(members(n, (i) => [`list${i}`, [{ id: i, status: 409 }]])).slice(0, -10)),
  },
  'json-trailing-commas': {
    size: 5000,
    make: (n) => jsonText(`{"results":[${joined(n, (i) => `{"id":${i},"status":409,}`, ',')},]}`),
  },
  'json-unclosed-objects': {
    size: 5000,
    make: (n) => jsonText(`{"results":[${joined(n, (i) => `{"id":${i},"status":409`, ',')}]}`),
  },
  'json-closing-brackets': {
    size: 10_000,
    make: (n) => jsonText(`{"results":[{"id":1,"status":409}${']'.repeat(n)}`),
  },
  'json-wrong-brackets-in-depth': {
    size: 5000,
    make: (n) => jsonText(`${'['.repeat(190)}${'}'.repeat(n)}{"status":409}`),
  },
  'json-lists-left-out': {
    size: 1000,
    make: (n) => json({ results: [{ id: 1, status: 200 }], ...members(n, (i) => [`skipped_${i}x`, [`a${i}`]]) }),
  },
  'json-objects-beside-results': {
    size: 5000,
    make: (n) =>
      json({
        results: [{ id: 1, status: 200 }],
        orders: times(n, (i) => ({ id: i, lines: [{ state: 'open', no: i }] })),
      }),
  },
  'json-results-in-doubt': {
    size: 5000,
    make: (n) =>
      json({
        results: times(n, (i) => ({ id: i, status: 200, state: i < n - 1 ? 'revoked' : '', aborted: i % 2 > 0 })),
      }),
  },
};
