import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Elements, inParts, jsonPieces } from './pieces.ts';

const LONG = 'ä"\\\n\ud83d\ude00'.repeat(60_000);

function written(value: unknown): string {
  return [...jsonPieces(value)].join('');
}

/** Returns the value with each list replaced by one whose elements are created on demand. */
function lazily(value: unknown): unknown {
  if (Array.isArray(value)) return new Elements(value.map(lazily));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, lazily(member)]));
}

describe('JSON in pieces', () => {
  it('is equal to the result of JSON.stringify', () => {
    assert(
      property(jsonValue(), (value) => {
        expect(written(lazily(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it.each([0, 1, 2, 3])('does not split a surrogate pair after %i characters', (before) => {
    const value = { a: { text: 'x'.repeat(before) + LONG }, b: [1] };
    expect(written(value)).toBe(JSON.stringify(value, null, 2));
  });

  it('creates each element only when it is needed', () => {
    let made = 0;
    function* many(): Iterable<number> {
      for (; ; made += 1) yield made;
    }
    const pieces = jsonPieces({ all: new Elements(many()) })[Symbol.iterator]();
    for (let taken = 0; taken < 20; taken += 1) pieces.next();
    expect(made).toBeLessThan(20);
  });
});

describe('joined pieces', () => {
  it('are fewer and have the same text', () => {
    const pieces = Array.from({ length: 50_000 }, (_, index) => `piece ${index}, `);
    const parts = [...inParts(pieces)];
    expect(parts.join('')).toBe(pieces.join(''));
    expect(parts.length).toBeLessThan(20);
    expect([...inParts([])]).toEqual([]);
  });
});
