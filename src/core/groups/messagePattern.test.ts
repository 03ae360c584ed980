import { expect, it } from 'vitest';
import { messagePattern } from './messagePattern.ts';

it.each([
  ['Item item-7 of 2000 was not found', 'item-7', 'Item … of … was not found'],
  ['The field "email" isn\'t valid', null, "The field … isn't valid"],
  ['“a b” is locked by user@example.com', null, '… is locked by …'],
  ['The resource /dav/a.txt is locked', null, 'The resource … is locked'],
  ['budget is locked', '/dav/Shared/budget', '… is locked'],
  ['reports is not empty', '/dav/reports/', '… is not empty'],
  ['invalid id', 'id', 'invalid …'],
  ['no operation is known', 'no', '… operation is known'],
  ['Access denied', 'x', 'Access denied'],
  ['', null, ''],
])('the pattern of "%s" (%s) is "%s"', (message, label, pattern) => {
  expect(messagePattern(message, label)).toBe(pattern);
});
