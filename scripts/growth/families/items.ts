import { failedItem, type Families, json, jsonText, joined, members, times } from '../family.ts';

/** One list of items, or one item, in JSON. */
export const ITEMS: Families = {
  'json-items-failed': { size: 5000, make: (n) => json({ results: times(n, failedItem) }) },
  'json-items-further-errors': {
    size: 2500,
    make: (n) =>
      json({
        results: times(n, (i) => ({
          id: i,
          status: 422,
          error: { message: 'It is wrong', details: times(4, (k) => ({ code: `code-${k}`, message: `Wrong ${i}` })) },
        })),
      }),
  },
  'json-items-same-message': {
    size: 5000,
    make: (n) => json({ results: times(n, (i) => ({ id: i, status: 409, error: 'conflict' })) }),
  },
  'json-items-common-name': {
    size: 5000,
    make: (n) => json({ results: times(n, () => ({ name: 'same', title: 'same', status: 409 })) }),
  },
  'json-items-distinct-names': {
    size: 2000,
    make: (n) => json({ results: times(n, (i) => ({ [`k${i}Name`]: `x${i}`, status: 409 })) }),
  },
  'json-items-distinct-nested-names': {
    size: 2000,
    make: (n) => json({ results: times(n, (i) => ({ thing: { [`k${i}Name`]: `x${i}` }, status: 409 })) }),
  },
  'json-items-several-distinct-names': {
    size: 1000,
    make: (n) =>
      json({
        results: times(n, (i) => ({ ...members(5, (k) => [`k${i * 5 + k}Name`, `x${i}-${k}`]), status: 409 })),
      }),
  },
  'json-items-distinct-columns-of-codes': {
    size: 2000,
    make: (n) => json({ results: times(n, (i) => ({ id: i, [`http_${i}_status`]: 409 })) }),
  },
  'json-items-doubtful-words': {
    size: 5000,
    make: (n) =>
      json({
        results: times(n, (id) => ({
          id,
          status: 200,
          state: id % 20 === 0 ? '' : 'revoked',
          [`code${id % 7}`]: 'E-1',
          remaining: id,
        })),
      }),
  },
  'json-items-distinct-columns-of-words': {
    size: 2000,
    make: (n) => json({ results: times(n, (i) => ({ id: i, [`k${i}_status`]: 'failed', error: null })) }),
  },
  'json-items-variants': {
    size: 5000,
    make: (n) => json({ results: times(n, (i) => ({ id: i, type: i % 2 === 0 ? 'Success' : 'Failure' })) }),
  },
  'json-items-counts': {
    size: 5000,
    make: (n) => json({ stats: members(n, (i) => [`host-${i}`, { ok: 1, failures: i % 2 }]) }),
  },
  'json-items-texts-by-key': {
    size: 5000,
    make: (n) => json(members(n, (i) => [`file-${i}.txt`, i % 2 === 0 ? 'ok' : 'The file was not found'])),
  },
  'json-items-tuples-by-key': {
    size: 5000,
    make: (n) => json(members(n, (i) => [`call-${i}`, i % 2 === 0 ? ['ok', { id: i }] : ['error', 'is taken']])),
  },
  'json-items-field-texts': {
    size: 5000,
    make: (n) => json(times(n, (i) => (i % 2 === 0 ? {} : { name: ['must not be blank'] }))),
  },
  'json-items-null-or-errors': {
    size: 5000,
    make: (n) => json(times(n, (i) => (i % 2 === 0 ? null : { message: 'must be odd' }))),
  },
  'json-items-big-ids': {
    size: 2500,
    make: (n) => jsonText(`{"results":[${joined(n, (i) => `{"id":${'9'.repeat(17)}${i},"status":409}`, ',')}]}`),
  },
  'json-items-named-big-ids': {
    size: 2500,
    make: (n) =>
      jsonText(`{"results":[${joined(n, (i) => `{"name":"a","id":${'9'.repeat(17)}${i},"status":409}`, ',')}]}`),
  },
  'json-items-unknown-states': {
    size: 2500,
    make: (n) => json({ results: times(n, (i) => ({ id: i, state: `some_state_${i}`, error: null })) }),
  },
  'json-items-long-keys': {
    size: 25,
    make: (n) => json({ results: times(n, (i) => ({ id: i, status: 409, ['aB'.repeat(20_000) + i]: 1 })) }),
  },
  'json-items-many-codes': {
    size: 50,
    make: (n) => json({ results: times(n, () => members(600, (i) => [`http_${i}_status`, 409])) }),
  },
  'json-one-item-codes': {
    size: 5000,
    make: (n) => json({ results: [members(n, (i) => [`http_${i}_status`, 409])] }),
  },
  'json-one-item-words': {
    size: 5000,
    make: (n) => json({ results: [{ id: 1, ...members(n, (i) => [`k${i}_status`, 'failed']) }] }),
  },
  'json-one-item-names': {
    size: 5000,
    make: (n) => json({ results: [{ status: 409, ...members(n, (i) => [`k${i}Name`, `x${i}`]) }] }),
  },
  'json-one-item-statuses': {
    size: 2000,
    make: (n) => json({ results: [{ status: members(n, (i) => [`http_${i}_status`, 409]) }] }),
  },
  'json-one-item-errors': {
    size: 2000,
    make: (n) => json({ results: [{ id: 1, error: members(n, (i) => [`error${i}Error`, { status: 409 }]) }] }),
  },
  'json-one-item-errors-of-root': {
    size: 2000,
    make: (n) => json({ results: [{ id: 1, ...members(n, (i) => [`error${i}Error`, { status: 409 }]) }] }),
  },
  'json-one-item-error-texts': {
    size: 2000,
    make: (n) =>
      json({ results: [{ id: 1, status: 409, errors: members(n, (i) => [`field${i}`, ['It is wrong here.']]) }] }),
  },
  'json-wide-first-error': {
    size: 2000,
    make: (n) => json({ results: [{ id: 1, errors: [members(n, (i) => [`error${i}Error`, { status: 409 }])] }] }),
  },
  'json-wide-first-error-objects': {
    size: 2000,
    make: (n) => json({ results: [{ id: 1, errors: [members(n, (i) => [`response${i}Response`, { a: { b: 1 } }])] }] }),
  },
  'json-error-list-long': {
    size: 5000,
    make: (n) =>
      json({ results: [{ id: 1, status: 409, errors: times(n, (i) => ({ message: `It is wrong ${i}` })) }] }),
  },
  'json-deep-error-lists': {
    size: 100,
    make: (n) => {
      let errors: unknown = 'wrong it is';
      for (let depth = 0; depth < 150; depth += 1) errors = [errors];
      return json({ results: times(n, (i) => ({ id: i, status: 409, errors })) });
    },
  },
  'json-header-lists': {
    size: 250,
    make: (n) =>
      json({
        responses: times(n, (i) => ({
          id: String(i),
          status: 409,
          headers: times(50, (k) => ({ name: `h${k}`, value: 'v' })),
          body: {},
        })),
      }),
  },
  'json-headers-of-one': {
    size: 2500,
    make: (n) =>
      json({
        responses: [
          { id: 'a', status: 409, headers: members(n, (i) => [`h${i}`, 'v']), body: {} },
          { id: 'b', status: 200, headers: {}, body: {} },
        ],
      }),
  },
  'json-escapes': {
    size: 50_000,
    make: (n) => json({ results: [{ id: 1, status: 409, message: '\\"\né'.repeat(n) }] }),
  },
  'json-long-message': {
    size: 100_000,
    make: (n) => json({ results: [{ id: 1, status: 409, message: 'a'.repeat(n) }] }),
  },
  'json-long-word-and-blanks': {
    size: 10_000,
    make: (n) => json({ failed: ['x'.repeat(n) + ' '.repeat(n), 'b'] }),
  },
  'json-blanks': { size: 10_000, make: (n) => json({ failed: [`x${' '.repeat(n)}`, 'b'] }) },
  'json-blanks-before-status': {
    size: 10_000,
    make: (n) =>
      json({
        results: [
          { id: 1, status: `${' '.repeat(n)}x` },
          { id: 2, status: 200 },
        ],
      }),
  },
  'json-markup-in-body': {
    size: 5000,
    make: (n) =>
      json({
        responses: [
          { id: 'a', status: 409, body: '<title>'.repeat(n) },
          { id: 'b', status: 200, body: {} },
        ],
      }),
  },
  'json-items-ids-of-zero': {
    size: 250,
    make: (n) =>
      json({
        results: times(4, () => ({ status: 409, ...members(n, (i) => [`${'x'.repeat(1 + (i % 9))}${i}Id`, 0]) })),
      }),
  },
};
