import { expect, it } from 'vitest';
import { truncate } from './truncate.ts';

it('shortens a long text, and keeps surrogate pairs together', () => {
  expect(truncate('abc', 3)).toBe('abc');
  expect(truncate('abcd', 3)).toBe('abc…');
  expect(truncate('a😀b', 2)).toBe('a…');
  expect(truncate('a😀b', 3)).toBe('a😀…');
  expect(truncate('a\ud800bc', 2)).toBe('a\ud800…');
});
