import { parseRules } from '../../../src/core/read/json/rules/parseRules.ts';
import { type Families, item, json, jsonBatch, members, rule, times } from '../family.ts';

const STATES = { success: ['J'], failure: ['N'] };

function rows(size: number): object {
  return { rows: times(size, (i) => ({ k: `a${i}`, r: i % 2 ? 'J' : 'N' })) };
}

/** Rules files, and bodies that a rule parses. */
export const RULES: Families = {
  'rule-plain': { size: 2500, make: (n) => json(rows(n), { rules: rule({ label: '/k', states: STATES }) }) },
  'rule-body-deep': {
    size: 250,
    make: (n) => json(rows(n), { rules: rule({ label: '/k', message: '@body/**/zzz', states: STATES }) }),
  },
  'rule-body-plain': {
    size: 2500,
    make: (n) =>
      json(
        { ...rows(n), texts: members(n, (i) => [`a${i}`, `text ${i}`]) },
        { rules: rule({ label: '/k', message: '@body/texts/{key}', states: STATES }) },
      ),
  },
  'rule-every': {
    size: 250,
    make: (n) =>
      json(
        {
          rows: times(n, (i) => ({
            k: `a${i}`,
            r: i % 2 ? 'J' : 'N',
            a: { b: { c: times(20, () => ({ d: 1 })) } },
          })),
        },
        { rules: rule({ every: times(500, () => '/**/d') }) },
      ),
  },
  'rule-state-patterns': {
    size: 250,
    make: (n) =>
      json(
        { rows: times(n, (i) => ({ k: `a${i}`, r: 'a'.repeat(300) + i })) },
        {
          rules: rule({
            states: {
              success: times(500, (i) => `${'*a'.repeat(100)}*b${i}`),
              failure: times(500, (i) => `${'*a'.repeat(100)}*c${i}`),
            },
          }),
        },
      ),
  },
  'rule-containers': {
    size: 25,
    make: (n) =>
      json(
        members(n, (i) => [`a${i}`, { b: times(10, item) }]),
        { rules: rule({ container: times(500, () => '/*/b'), status: undefined }) },
      ),
  },
  'rule-deep-container': {
    size: 250,
    make: (n) =>
      json(
        { a: times(n, () => ({ b: [{ k: 1, status: 409 }] })) },
        { rules: rule({ container: '/**/b', status: undefined }) },
      ),
  },
  'rule-star-container': {
    size: 250,
    make: (n) =>
      json(
        { a: times(n, () => ({ b: [{ k: 1, status: 409 }] })) },
        { rules: rule({ container: '/a/*/b', status: undefined }) },
      ),
  },
  'rule-star-container-request': {
    size: 250,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `i${i}` })) },
        { a: times(n, (i) => ({ b: [{ k: `i${i}`, status: 409 }] })) },
        {
          rules: rule({
            container: '/a/*/b',
            status: '/status',
            request: { list: '/items', id: '/k', same: '/id' },
          }),
        },
      ),
  },
  'rule-star-container-index': {
    size: 250,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `i${i}` })) },
        { a: times(n, (i) => ({ b: [{ k: i, status: 409 }] })) },
        { rules: rule({ container: '/a/*/b', status: '/status', request: { list: '/items', index: '/k' } }) },
      ),
  },
  'rule-star-container-own-request': {
    size: 250,
    make: (n) =>
      jsonBatch(
        { a: members(n, (i) => [`q${i}`, { b: [{ id: `i${i}` }] }]) },
        { a: members(n, (i) => [`q${i}`, { b: [{ k: `i${i}`, status: 409 }] }]) },
        {
          rules: rule({
            container: '/a/*/b',
            status: '/status',
            request: { list: '/a/{1}/b', id: '/k', same: '/id' },
          }),
        },
      ),
  },
  'rule-star-container-general-request': {
    size: 250,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `i${i}` })) },
        { a: times(n, (i) => ({ b: [{ id: `i${i}`, status: 409 }] })) },
        { rules: rule({ container: '/a/*/b', status: '/status' }) },
      ),
  },
  'rule-request-implied': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `i${i}` })) },
        { rows: times(n >> 1, (i) => ({ k: `i${i * 2}`, r: 'N' })) },
        { rules: rule({ states: STATES, implied: true, request: { list: '/items', id: '/k', same: '/id' } }) },
      ),
  },
  'rules-many': {
    size: 100,
    make: (n) =>
      json(rows(100), {
        rules: JSON.stringify({
          version: 1,
          rules: times(n, (i) => ({ id: `x${i}`, name: 'X', container: `/rows${i}`, status: '/r' })),
        }),
      }),
  },
  'rule-signature': {
    size: 1000,
    make: (n) => json(rows(n), { rules: rule({ signature: [{ at: '/rows/*/k', is: ['none'] }], states: STATES }) }),
  },
  'rule-meanings': {
    size: 1000,
    make: (n) =>
      json(
        { rows: times(n, (i) => ({ k: `a${i}`, r: 'N', c: `c${i}` })) },
        { rules: rule({ states: STATES, code: '/c', meanings: members(n, (i) => [`c${i}`, `It means ${i}`]) }) },
      ),
  },
  'rules-problems': {
    size: 1000,
    work: (n) => {
      const file = { version: 1, rules: [{ id: 'x', name: 'X', ...members(n, (i) => [`unknown${i}`, 1]) }] };
      parseRules(JSON.stringify(file, null, 1));
    },
  },
};
