import { describe, expect, it } from 'vitest';
import { nextListIndex } from './nextListIndex.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('nextListIndex', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['ArrowUp', -1, 9],
    ['PageDown', 3, 7],
    ['PageDown', 8, 9],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['Enter', 5, -1],
    ['a', 5, -1],
  ])('%s moves from %d to %d', (key, from, to) => {
    expect(nextListIndex({ ...PLAIN, key }, from, 10, 4)).toBe(to);
  });

  it('moves also with Shift and Ctrl, which change what is selected', () => {
    expect(nextListIndex({ ...PLAIN, key: 'End', shiftKey: true }, 0, 10, 4)).toBe(9);
    expect(nextListIndex({ ...PLAIN, key: 'ArrowDown', ctrlKey: true }, 0, 10, 4)).toBe(1);
    expect(nextListIndex({ ...PLAIN, key: 'PageDown', shiftKey: true, ctrlKey: true }, 0, 10, 4)).toBe(4);
  });

  it('returns -1 for an empty list, with Alt, and for keys of the browser', () => {
    expect(nextListIndex({ ...PLAIN, key: 'End' }, -1, 0, 4)).toBe(-1);
    expect(nextListIndex({ ...PLAIN, key: 'ArrowDown', altKey: true }, 0, 10, 4)).toBe(-1);
    expect(nextListIndex({ ...PLAIN, key: 'PageDown', ctrlKey: true }, 0, 10, 4)).toBe(-1);
  });
});
