import { expect, it } from 'vitest';
import { fitted, maximumOf, resized } from './resizedColumns.ts';

const WIDE = { name: 400, status: 200, message: 300 };
const NARROW = { name: 240, status: 160, message: 0 };

it('a divider moves space between the columns beside it', () => {
  expect(resized('name', 450, WIDE)).toEqual({ status: 150, message: 300 });
  expect(resized('status', 150, WIDE)).toEqual({ status: 150, message: 350 });
  expect(resized('name', 200, NARROW)).toEqual({ status: 200, message: null });
});

it('a divider stops where a column would be too narrow', () => {
  expect(resized('name', 900, WIDE)).toEqual({ status: 60, message: 300 });
  expect(resized('name', 0, WIDE)).toEqual({ status: 520, message: 300 });
  expect(resized('status', 900, WIDE)).toEqual({ status: 440, message: 60 });
  expect(maximumOf('status', WIDE)).toBe(440);
});

it('a column fits its contents, and the last one has the rest', () => {
  expect(fitted('name', 500, WIDE)).toEqual({ status: 200, message: 200 });
  expect(fitted('name', 2000, WIDE)).toEqual({ status: 200, message: 60 });
  expect(fitted('status', 120, WIDE)).toEqual({ status: 120, message: 380 });
  expect(fitted('name', 300, NARROW)).toEqual({ status: 100, message: null });
});
