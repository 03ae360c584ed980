import { expect, test } from 'vitest';
import { HrefResolver } from './hrefKey.ts';
import { keyHash, NOT_USUAL, usualPathHash } from './usualPath.ts';

const USUAL = ['/', '/c/', '/c/a.txt', "/c/it's,(1)+2;v=1&b:@/$!~-_*", '/a%20b', '/%C3%A4/%5B', '/c/%00'];

test.each(USUAL)('%s is a usual path, and has the hash of its key', (href) => {
  const key = new HrefResolver('http://dav.example/').resolve(href).key;
  expect(usualPathHash(href)).toBe(keyHash(key));
  expect(key).toBe(href.endsWith('/') ? href.slice(0, -1) : href);
});

test.each([
  '',
  'c',
  '//c',
  '/c//a',
  '/c/.',
  '/c/../a',
  '/c/.hidden',
  '/a b',
  '/ä',
  '/a?b',
  '/a#b',
  '/%',
  '/%2',
  '/%zz',
  '/%c3',
  '/%41',
  '/%2F',
  '/%2E%2E',
  '/%2525',
  'http://dav.example/',
])('%j is not a usual path', (href) => {
  expect(usualPathHash(href)).toBe(NOT_USUAL);
});

test('hashes of numbered paths differ', () => {
  const paths = Array.from({ length: 2000 }, (_, index) => `/dav/file-${index}.txt`);
  // Two of 2000 are equal once in 500 runs.
  expect(new Set(paths.map(usualPathHash)).size).toBeGreaterThan(1990);
});
