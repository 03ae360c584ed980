import { type Families, json, members, times } from '../family.ts';

const WRONG = 'wrong it is';

function inner(size: number): object {
  return { results: times(size, (i) => ({ id: i, status: i % 2 ? 200 : 409, error: i % 2 ? undefined : WRONG })) };
}

function responses(size: number, body: (index: number) => unknown, status = 207): object {
  return { responses: times(size, (i) => ({ id: String(i), status, body: body(i) })) };
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

/** A batch nested `levels` deep, with one other operation at each level. */
function batches(levels: number): object {
  let body: object = inner(1);
  for (let level = 0; level < levels; level += 1)
    body = {
      responses: [
        { id: `a${level}`, status: 409, body: {} },
        { id: `b${level}`, status: 207, body },
      ],
    };
  return body;
}

/** Batches inside the items of a batch. */
export const NESTED: Families = {
  'nested-bodies': { size: 250, make: (n) => json(responses(n, () => inner(10))) },
  'nested-body-strings': { size: 250, make: (n) => json(responses(n, () => text(inner(10)))) },
  'nested-body-long': { size: 1000, make: (n) => json(responses(2, () => inner(n))) },
  'nested-body-long-string': { size: 1000, make: (n) => json(responses(2, () => text(inner(n)))) },
  'nested-body-long-failed': {
    size: 1000,
    make: (n) =>
      json(
        responses(2, () => ({
          responses: times(n, (i) => ({ id: String(i), status: i % 2 ? 424 : 409, body: {} })),
        })),
      ),
  },
  'nested-bodies-of-things': {
    size: 250,
    make: (n) => json(responses(n, () => ({ value: times(100, (k) => ({ id: k, name: `n${k}` })) }), 409)),
  },
  'nested-base64-bodies': {
    size: 250,
    make: (n) =>
      json(responses(n, () => Buffer.from(text({ message: WRONG, d: 'x'.repeat(1000) })).toString('base64'), 409)),
  },
  'nested-levels': { size: 250, make: (n) => json(batches(n)) },
  'nested-levels-in-each': { size: 100, make: (n) => json(responses(n, () => batches(5))) },
  'nested-body-of-lists': {
    size: 500,
    make: (n) =>
      json(
        responses(2, () =>
          members(n, (i) => [`create_${i}_results`, [{ id: i, status: 409, error: WRONG, body: {} }]]),
        ),
      ),
  },
};
