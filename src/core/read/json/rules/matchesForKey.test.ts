import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../syntax/value.ts';
import { matchesForKey } from './matchesForKey.ts';
import { matchesIn, patternOf } from './pattern.ts';

function valuesFor(body: Json, pointer: string, key: string, most: number): readonly Json[] {
  return matchesForKey(body, pointer, key, most).map((match) => match.value);
}

const NAMES = ['a', 'b', 'ab', 'aab', '0', '1', '*', '/', '~', '{key}', ''];
const name = fc.constantFrom(...NAMES);
const { value } = fc.letrec<{ readonly value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>('text', 1, null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const step = fc.constantFrom('a', 'b', '0', '*', '~2', '~1', '{key}', 'a{key}', '{key}b', '{key}{key}', 'a{key}b{key}');
const pointer = fc
  .tuple(fc.array(step, { maxLength: 3 }), fc.constantFrom('', '/**', '/*'), fc.array(step, { maxLength: 3 }))
  .map(
    ([before, star, after]) =>
      `${before.map((one) => `/${one}`).join('')}${star}${after.map((one) => `/${one}`).join('')}`,
  );

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('*', '~2');

describe('the matches of a pattern for the key of an item', () => {
  it('are those of the pattern in which the key replaces `{key}`', () => {
    fc.assert(
      fc.property(value, pointer, name, (body, place, key) => {
        const filled = place.replaceAll('{key}', () => escaped(key));
        const expected = matchesIn(body, patternOf(filled), 5).map((match) => match.value);
        expect(valuesFor(body, place, key, 5)).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it('are found in one pass over the body for all items', () => {
    let visits = 0;
    const watched = (inner: Json): Json =>
      typeof inner === 'object' && inner !== null
        ? new Proxy(inner, {
            ownKeys: (target) => {
              visits += 1;
              return Reflect.ownKeys(target);
            },
          })
        : inner;
    const rows = Array.from({ length: 500 }, (_, row) => [`k${row}`, watched({ text: `text ${row}` })] as const);
    const body = watched({ rows: watched(Object.fromEntries(rows)) });
    for (const [row, [key]] of rows.entries()) {
      expect(valuesFor(body, '/**/{key}/text', key, 5)).toEqual([`text ${row}`]);
      expect(valuesFor(body, '/**/zzz', key, 5)).toEqual([]);
      expect(valuesFor(body, '/*/*/text', key, 5)).toHaveLength(5);
    }
    expect(visits).toBeLessThan(rows.length * 6);
  });
});
