import { expect, test } from 'vitest';
import {
  isAbsoluteUri,
  isDateTime,
  isEntityTag,
  isHttpDate,
  isInteger,
  isLockTimeout,
  isMediaType,
} from './formats.ts';

const VALUES = [
  [
    isHttpDate,
    ['Sun, 06 Nov 1994 08:49:37 GMT'],
    ['Sun, 6 Nov 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 +0000', ''],
  ],
  [
    isDateTime,
    ['2013-01-19T18:17:30Z', '2013-01-19T18:17:30.5+01:00'],
    ['2013-01-19', '2013-01-19T18:17:30', '2013-01-19 18:17:30Z'],
  ],
  [isEntityTag, ['"1"', '""', 'W/"a b"'], ['1', '"', 'W/', 'W/"', '"a"b"', 'w/"1"', '"1" ']],
  [
    isMediaType,
    ['text/plain', 'text/html; charset="utf-8"', 'httpd/unix-directory', 'image/svg+xml ;a=b'],
    ['folder', '/plain', 'text/', 'text/plain charset=utf-8', 'text/a/b'],
  ],
  [isInteger, ['0', '-3', '123'], ['', '-', '1.5', '12 MB', '+1']],
  [isAbsoluteUri, ['urn:uuid:1', 'data:,1', 'http://a/'], ['42', '/a', 'urn:', 'a b:c', 'urn:a b']],
  [isLockTimeout, ['Infinite', 'Second-600', 'Second-4294967295'], ['600', 'Second-', 'Second-4294967296', 'infinity']],
] as const;

test.each(VALUES)('%o', (isValid, valid, invalid) => {
  expect(valid.filter((text) => !isValid(text))).toEqual([]);
  expect(invalid.filter((text) => isValid(text))).toEqual([]);
});
