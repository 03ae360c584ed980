import { describe, expect, it } from 'vitest';
import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import { parseRules } from '../../src/core/read/json/rules/parseRules.ts';
import { repeatStretch, growJson, lengthOf, enlargeSeed } from './enlarge.ts';
import { Random } from './random.ts';
import type { Kind, Seed } from './seeds.ts';

const SIZE = 100_000;
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const BODY = JSON.stringify({ results: [{ id: 'first', status: 409, error: { message: 'wrong' } }] });
const RULES = JSON.stringify({
  version: 1,
  rules: [{ id: 'x', name: 'X', container: '/*/rows', status: '/r', label: '/k', states: { success: ['J'] } }],
});

function seedOf(kind: Kind, text: string, request: string | null): Seed {
  const exchange = parseHarEntry({
    request: {
      method: 'POST',
      url: 'http://localhost/',
      headers: [],
      ...(request !== null && { postData: { mimeType: 'application/json', text: request } }),
    },
    response: { status: 207, headers: [], content: { mimeType: 'application/json', text } },
  });
  return { kind, text, exchange };
}

/** Returns the distinct member names in a JSON text. */
function namesIn(text: string): number {
  return new Set([...text.matchAll(/"([^"]*)":/g)].map(([, name]) => name)).size;
}

describe('an enlarged text', () => {
  it('has about the requested length', () => {
    for (const seed of SEEDS)
      for (const make of [repeatStretch, growJson]) {
        const { length } = make(BODY, SIZE, new Random(seed));
        expect(length, `${make.name} ${seed}`).toBeGreaterThan(SIZE / 3);
        expect(length, `${make.name} ${seed}`).toBeLessThan(SIZE * 3);
      }
  });

  it('stays JSON, and gets many distinct names and many items', () => {
    const made = SEEDS.map((seed) => growJson(BODY, SIZE, new Random(seed)));
    for (const text of made) expect(() => void JSON.parse(text)).not.toThrow();
    expect(Math.max(...made.map(namesIn))).toBeGreaterThan(1000);
    expect(Math.max(...made.map((text) => text.match(/"id":"first\d*"/g)?.length ?? 0))).toBeGreaterThan(1000);
  });

  it('has distinct copies if it is not JSON', () => {
    const made = SEEDS.map((seed) => repeatStretch('<multistatus><response/></multistatus>', SIZE, new Random(seed)));
    expect(Math.max(...made.map((text) => new Set(text.match(/<[a-z]+\d+/g)).size))).toBeGreaterThan(1000);
  });

  it('grows together with the body of its request', () => {
    const seed = seedOf('json', BODY, JSON.stringify({ items: [{ id: 'first', value: 1 }] }));
    const made = SEEDS.map((number) => enlargeSeed({ seed, text: BODY }, null, SIZE, new Random(number)));
    const both = made.filter(
      (one) => (one.seed.exchange.request.body?.length ?? 0) > SIZE / 8 && one.text.length > SIZE / 8,
    );
    expect(both.length).toBeGreaterThan(5);
    expect(Math.min(...both.map(lengthOf))).toBeGreaterThan(SIZE / 2);
  });

  it('has no request body if its seed has none', () => {
    const seed = seedOf('json', BODY, null);
    for (const number of SEEDS)
      expect(enlargeSeed({ seed, text: BODY }, null, SIZE, new Random(number)).seed.exchange.request.body).toBeNull();
  });

  it('has many rules, long patterns and a long response if it is a rules file', () => {
    const seed = seedOf('rules', '{}', null);
    const partner = seedOf('json', BODY, null);
    const made = SEEDS.map((number) => enlargeSeed({ seed, text: RULES }, partner, SIZE, new Random(number)));
    for (const { seed: rules } of made) expect(rules.exchange.body.text?.length).toBeGreaterThan(SIZE / 8);
    expect(Math.max(...made.map(({ text }) => parseRules(text).rules.length))).toBeGreaterThan(100);
    expect(made.some(({ text }) => /"(?:container|status|label)":"[^"]{10000}/.test(text))).toBe(true);
  });
});
