import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { hasPathKey, isBelow, pathKey } from './path.ts';

const URL_ = 'https://dav.example.test/dav/a/';

describe('a path key', () => {
  it.each([
    ['/dav/a/b', '/dav/a/b'],
    ['/dav/a/b/', '/dav/a/b'],
    ['http://other.test:8080/dav/a/b', '/dav/a/b'],
    ['b', '/dav/a/b'],
    ['../b', '/dav/b'],
    [' /dav/b\n', '/dav/b'],
    ['/dav/./x/../b', '/dav/b'],
    ['/dav/b/..', '/dav'],
    ['/dav/b/.', '/dav/b'],
    ['/dav/b#fragment', '/dav/b'],
    ['/%30%39', '/09'],
    ['/%7Ealice/%41%2d', '/~alice/A-'],
    ['/%5F%5f%5a%7A%70%2E', '/__Zzp.'],
    ['/a%2fb', '/a%2Fb'],
    ['/a%5b%5D%7c%5E', '/a%5B%5D%7C%5E'],
    ['/a%c3%a9', '/a%C3%A9'],
    ['/aé b', '/a%C3%A9%20b'],
    ['/100%25', '/100%25'],
    ['/a?x=1', '/a?x=1'],
    ['/', '/'],
    ['//host/x', '/x'],
    ['', '/dav/a'],
  ])('of %j is %s', (href, key) => {
    expect(pathKey(href, URL_)).toBe(key);
  });

  it('is the same for all spellings of a resource', () => {
    const ways = ['/dav/a/%c3%bc%20%7e', 'https://dav.example.test/dav/a/%C3%BC%20~/', 'ü%20~', '/dav/a/ü ~'];
    expect(new Set(ways.map((href) => pathKey(href, URL_))).size).toBe(1);
  });

  // Browsers send these characters as they are, and servers list them encoded.
  it.each(['[', ']', '|', '^', '{', '"', '<', '`', 'é', "'", '('])(
    'is the same for %s in a URL and in an href',
    (character) => {
      const keys = [
        `https://dav.example.test/a${character}`,
        `/a${character}`,
        `/a${encodeURIComponent(character)}`,
      ].map((href) => pathKey(href, URL_));
      expect(new Set(keys).size).toBe(1);
    },
  );

  it('is null if the href cannot be resolved', () => {
    expect(pathKey('http://[', URL_)).toBeNull();
    expect(pathKey('/\ud800', URL_)).not.toBe('');
  });

  it('needs no request for an absolute path', () => {
    expect(pathKey('/a/b', null)).toBe('/a/b');
    expect(pathKey('b', null)).toBe('/b');
  });
});

it('whether an href has a key is what a comparison of the keys says', () => {
  const part = fc.constantFrom(
    '/',
    'a',
    'b',
    '.',
    '..',
    '%',
    '%2',
    '%2f',
    '%2F',
    '%2d',
    '%41',
    '-',
    'F',
    'é',
    ' ',
    '?',
    '#',
    '\\',
    ';',
  );
  const path = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join('')}`);
  const href = fc.oneof(
    path,
    path.map((one) => ` ${one}`),
    path.map((one) => one.slice(1)),
    path.map((one) => `http://b.test${one}`),
  );
  const related = fc
    .tuple(path, href)
    .chain(([target, other]) =>
      fc.tuple(
        fc.constant(`http://a.test${target}`),
        fc.constantFrom(other, target, `${target}/`, `${target}a`, target + other, target.slice(0, -1)),
      ),
    );
  fc.assert(
    fc.property(related, ([url, sent]) => {
      const key = pathKey(url, url);
      if (key !== null) expect(hasPathKey(sent, url, key)).toBe(pathKey(sent, url) === key);
    }),
    { numRuns: 5000 },
  );
});

describe('paths', () => {
  it('are compared by whole segments', () => {
    expect(isBelow('/a/b/c', '/a')).toBe(true);
    expect(isBelow('/a', '/a/b')).toBe(false);
    expect(isBelow('/ab', '/a')).toBe(false);
    expect(isBelow('/a', '/a')).toBe(false);
    expect(isBelow('/x', '/')).toBe(true);
    expect(isBelow('/', '/x')).toBe(false);
    expect(isBelow('/', '/')).toBe(false);
    expect(isBelow('uuid:1', '/')).toBe(false);
  });
});
