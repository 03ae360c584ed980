import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesLabel } from './matchesText.ts';
import { readableHref } from '../text/readableHref.ts';

const SEEN = ['a', 'B', '/', '-1', '%', '%2F', '%zz', '%FF', '%e5%86%99', 'A', 'b', '1', ' ', 'é', '写', 'И', '😀'];
// The lowercase forms of U+212A and U+0130 are, or start with, ASCII letters; the other characters are escaped in labels.
const HIDING = [
  0x212a, 0x130, 0x202e, 0xad, 0x34f, 0x61c, 0x1160, 0x3164, 0xfeff, 0xe000, 0x3ffff, 0xe0041, 0x10ffff,
].map((code) => encodeURIComponent(String.fromCodePoint(code)));
const part = constantFrom(...SEEN, ...SEEN.map(encodeURIComponent), ...HIDING).chain((text) =>
  constantFrom(text, text.toLowerCase()),
);
const href = array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

describe('an ASCII word', () => {
  it('is found anywhere in a label in readable form', () => {
    assert(
      property(href, (label) => {
        const read = readableHref(label).toLowerCase();
        for (let from = 0; from < read.length; from += 1) {
          for (const to of [from + 1, from + 2, from + 4]) {
            const word = read.slice(from, to);
            // oxlint-disable-next-line no-control-regex -- the range of ASCII
            if (!/^[\u0000-\u007f]+$/.test(word)) continue;
            const test = Object.assign((text: string) => text.toLowerCase().includes(word), { isAscii: true });
            expect(matchesLabel(label, test), `${JSON.stringify(word)} in ${label}`).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a label', () => {
  const term = (word: string, isAscii = true) => Object.assign((text: string) => text.includes(word), { isAscii });

  it('matches a term as sent or as shown, and no other term', () => {
    expect(matchesLabel('/a%20b', term('a%20b'))).toBe(true);
    expect(matchesLabel('/a%20b', term('a b'))).toBe(true);
    expect(matchesLabel('/a%20b', term('c'))).toBe(false);
    expect(matchesLabel('/a', term('c'))).toBe(false);
    expect(matchesLabel('/%C3%BC', term('ü', false))).toBe(true);
    expect(matchesLabel('/%C3%BC', term('ö', false))).toBe(false);
  });

  it('matches nothing if it is missing', () => {
    expect(matchesLabel(null, term(''))).toBe(false);
  });

  it('is decoded only if that can change the result', () => {
    const tested: string[] = [];
    const record = (isAscii: boolean) => Object.assign((text: string) => tested.push(text) === 0, { isAscii });
    matchesLabel('/plain', record(false));
    matchesLabel('/%C3%BC', record(true));
    expect(tested).toEqual(['/plain', '/%C3%BC']);
    matchesLabel('/%C3%BC', record(false));
    expect(tested.slice(2)).toEqual(['/%C3%BC', '/ü']);
  });
});
