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
  ])('%j fits %j: %s', (text, pattern, fits) => {
    expect(matchesGlob(text, pattern)).toBe(fits);
  });

  it('of a URL is about the path alone where it begins with a slash', () => {
    expect(matchesUrl('https://a.example/v1/batch?x=1#y', '/v1/batch')).toBe(true);
    expect(matchesUrl('https://a.example/v1/batch?x=1#y', '*/v1/batch')).toBe(false);
    expect(matchesUrl('https://a.example/v1/batch?x=1#y', 'https://a.example/*?x=1')).toBe(true);
  });

  it('says the same as a regular expression would', () => {
    const piece = fc.array(fc.constantFrom('a', 'b', '*', '.'), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(piece, piece, (text, pattern) => {
        const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's');
        expect(matchesGlob(text, pattern)).toBe(regex.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('of many stars takes no longer', () => {
    const started = performance.now();
    expect(matchesGlob('a'.repeat(10_000), `${'*a'.repeat(240)}*b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
