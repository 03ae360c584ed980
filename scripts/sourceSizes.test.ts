import { describe, expect, it } from 'vitest';
import { packageOf, sourceSizes } from './sourceSizes.mjs';

describe('the size of a source in a bundle', () => {
  it('is the number of characters that it is mapped to', () => {
    // Line 1: 2 characters of no source, 3 of a, 5 of b. Line 2: 4 of b. Line 3: 2 of a, 1 of none.
    const code = '//aaabbbbb\nbbbb\naa;';
    const map = { sources: ['a.js', 'node_modules/b/b.js'], mappings: 'EAAA,GCAA;AAAA;ADAA,E' };
    expect([...sourceSizes(code, map)]).toEqual([
      ['a.js', 5],
      ['node_modules/b/b.js', 9],
    ]);
  });
});

describe('the package of a source', () => {
  it('is named by its folder in node_modules, the last one if they are nested', () => {
    expect(packageOf('../../node_modules/react/index.js')).toBe('react');
    expect(packageOf('../../node_modules/@lezer/xml/dist/index.js')).toBe('@lezer/xml');
    expect(packageOf('../../node_modules/a/node_modules/b/c.js')).toBe('b');
    expect(packageOf('../../src/core/version.ts')).toBeNull();
  });
});
