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

  it('returns -1 for an empty list and with a modifier key', () => {
    expect(nextListIndex({ ...PLAIN, key: 'End' }, -1, 0, 4)).toBe(-1);
    expect(nextListIndex({ ...PLAIN, key: 'End', ctrlKey: true }, 0, 10, 4)).toBe(-1);
  });
});
