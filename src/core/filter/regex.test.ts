import { inEnglish } from '../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from './regex.ts';

function matcher(pattern: string): (text: string) => boolean {
  const { test, fault } = compileRegex(pattern);
  if (!test) throw new Error(inEnglish(fault));
  return test;
}

function faultOf(pattern: string): string | null {
  return inEnglish(compileRegex(pattern).fault);
}

describe('a regular expression', () => {
  it.each([
    ['report-\\d+\\.pdf$', '/dav/Report-17.PDF', true],
    ['^/dav', '/dav/a', true],
    ['^b$', 'a\nb\nc', true],
    ['a.c', 'a\nc', false],
    ['(?:draft|final) v[0-9]', 'Final v2', true],
    ['\\u0061\\x62', 'AB', true],
    ['[\\w-]+@example', 'a-b@EXAMPLE', true],
    ['\\p{Greek}', 'α', true],
    ['(?<year>\\d{4})', '1999', true],
    ['', 'anything', true],
  ])('%j of %j: %s', (pattern, text, expected) => {
    expect(matcher(pattern)(text)).toBe(expected);
  });

  it('matches like a regular expression of JavaScript', () => {
    const atom = fc.constantFrom(
      'a',
      'B',
      '1',
      '-',
      '\\.',
      '.',
      '\\d',
      '\\w',
      '\\s',
      '\\b',
      '[ab]',
      '[^a]',
      '^',
      '$',
      '/',
    );
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4 },
        atom,
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '*?')).map(([a, b]) => `(?:${a})${b}`),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'A', 'b', 'B', '1', '-', '.', ' ', '\n', '/'), { maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, (one, letters) => {
        expect(matcher(one)(letters.join(''))).toBe(new RegExp(one, 'im').test(letters.join('')));
      }),
      { numRuns: 2000 },
    );
  });

  // Each takes seconds to centuries in an engine that backtracks, even those without nested repetitions.
  it.each([
    ['(a+)+$', 'a'],
    ['^(a|a)*$', 'a'],
    ['(a|aa)+$', 'a'],
    ['(.*)*x', 'a'],
    ['.*a.*a.*a.*b', 'a'],
    ['([a-z]+)*\\d', 'a'],
    ['^(\\w+\\s?)*$', 'a '],
    ['(?:a?){40}a{40}c', 'a'],
    ['\\s+$', ' '],
    ['(x+x+)+y', 'x'],
    ['(\\w{1,10}-?){1,10}!', 'a'],
  ])('/%s/ takes linear time', (pattern, letter) => {
    const test = matcher(pattern);
    const text = `${letter.repeat(200_000 / letter.length)}?`;
    const started = performance.now();
    expect(test(text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it.each(['(?=a)b', '(?!a)b', '(?<=a)b', '(?<!a)b'])(
    '/%s/ is refused: lookaround cannot be matched in linear time',
    (pattern) => {
      expect(faultOf(pattern)).toBe('lookahead and lookbehind are not supported.');
    },
  );

  it.each(['(a)\\1', '(?<n>a)\\k<n>'])(
    '/%s/ is refused: backreferences cannot be matched in linear time',
    (pattern) => {
      expect(faultOf(pattern)).toBe('backreferences are not supported.');
    },
  );

  it.each([
    ['(', 'missing closing )'],
    ['a)', 'unexpected )'],
    ['[a', 'missing closing ]'],
    ['*a', 'missing argument to repetition operator: *'],
    ['a{2,1}', 'invalid repeat count: {2,1}'],
    ['a\\', 'trailing backslash'],
  ])('/%s/ is rejected, with the reason', (pattern, why) => {
    expect(faultOf(pattern)).toContain(why);
  });

  it.each(['(?:\\w{30}){30}', 'a{1000}', `${'a|'.repeat(2000)}b`, '('.repeat(5000)])(
    'that is too large is refused: %.20s…',
    (pattern) => {
      expect(faultOf(pattern)).toMatch(/too (?:complex|long)/);
    },
  );
});
