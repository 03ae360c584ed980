import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob, matchesUrl } from './glob.ts';

describe('a pattern', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'ABC', true],
    ['abc', 'ab', false],
    ['abc', 'a*', true],
    ['abc', '*c', true],
    ['abc', 'a*c', true],
    ['ac', 'a*c', true],
    ['a', 'a*a', false],
    ['abcbc', '*bc', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['', '*', true],
    ['', '', true],
    ['aXbXc', 'a*b*c', true],
    ['acb', 'a*b*c', false],
  ])('matches %j with %j: %s', (text, pattern, fits) => {
    expect(matchesGlob(text, pattern)).toBe(fits);
  });

  it('is compared only with the path of a URL if it starts with a slash', () => {
    expect(matchesUrl('https://a.example/v1/batch?x=1#y', '/v1/batch')).toBe(true);
    expect(matchesUrl('https://a.example/v1/batch?x=1#y', '*/v1/batch')).toBe(false);
    expect(matchesUrl('https://a.example/v1/batch?x=1#y', 'https://a.example/*?x=1')).toBe(true);
  });

  it('matches the same texts as a regular expression', () => {
    const piece = fc.array(fc.constantFrom('a', 'b', '*', '.'), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(piece, piece, (text, pattern) => {
        const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's');
        expect(matchesGlob(text, pattern)).toBe(regex.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('with many stars takes linear time', () => {
    const started = performance.now();
    expect(matchesGlob('a'.repeat(10_000), `${'*a'.repeat(240)}*b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
