import { expect, test } from 'vitest';
import { forbiddenCharacter, hasStrayPercent, hostAndPort, hrefParts } from './hrefSyntax.ts';

test('an href of a megabyte is checked in linear time', () => {
  for (const href of [`/${'a'.repeat(1_000_000)}`, `/${'a/'.repeat(500_000)}%`]) {
    expect(hrefParts(href).path).toBe(href);
  }
});

test.each([
  ['/c/a test', ' '],
  ['/c/ä', 'ä'],
  ['/c/😀', '😀'],
  ['/c/a"b', '"'],
  ["/a-z._~:/?#[]@!$&'()*+,;=%", null],
])('the forbidden character of %j is %j', (href, character) => {
  expect(forbiddenCharacter(href)).toBe(character);
});

test.each([
  ['/100%', true],
  ['/100%2', true],
  ['/100%zz', true],
  ['/100%25', false],
])('%s has a stray percent sign: %j', (href, isStray) => {
  expect(hasStrayPercent(href)).toBe(isStray);
});

test.each([
  ['/c/a?b/c#d', null, null, '/c/a'],
  ['HTTP://me:pw@Dav.Example:81/c?d', 'http', 'me:pw@Dav.Example:81', '/c'],
  ['//host', null, 'host', ''],
  ['urn:uuid:1', 'urn', null, 'uuid:1'],
  ['http://host?q', 'http', 'host', ''],
  ['a.txt', null, null, 'a.txt'],
])('the parts of %s', (href, scheme, authority, path) => {
  expect(hrefParts(href)).toEqual({ scheme, authority, path });
});

test.each([
  ['http://me@Dav.Example/', { host: 'dav.example', port: '' }],
  ['https://dav.example:443/', { host: 'dav.example', port: '' }],
  ['https://dav.example:8443', { host: 'dav.example', port: '8443' }],
  ['http://dav.example:80x/', { host: 'dav.example', port: '' }],
  ['http://[::1]:81/', { host: '[::1]', port: '81' }],
  ['http:///c', null],
  ['/c', null],
])('the host of %s', (href, server) => {
  expect(hostAndPort(hrefParts(href))).toEqual(server);
});
