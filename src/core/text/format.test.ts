import { describe, expect, it } from 'vitest';
import { clock, count, counted, duration, size } from './format.ts';

describe('formatting', () => {
  it('groups thousands', () => {
    expect(count(3214)).toBe('3,214');
    expect(count(0)).toBe('0');
  });

  it('uses the singular for 1 only', () => {
    expect(counted(1, 'response', 'responses')).toBe('1 response');
    expect(counted(0, 'response', 'responses')).toBe('0 responses');
    expect(counted(3000, 'response', 'responses')).toBe('3,000 responses');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1437, '1.4 kB'],
    [99_940, '99.9 kB'],
    [123_456, '123 kB'],
    [999_949, '1 MB'],
    [999_960, '1 MB'],
    [20_000_000, '20 MB'],
    [5e12, '5,000 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(size(bytes)).toBe(text);
  });

  it.each([
    [0, '0 ms'],
    [0.4, '0 ms'],
    [48.2, '48 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [1204, '1.20 s'],
    [59_990, '59.99 s'],
    [59_999, '1 min'],
    [150_000, '2.5 min'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });

  it('formats the local time of day', () => {
    expect(clock(new Date(2026, 10, 20, 18, 2, 19, 6).toISOString())).toBe('18:02:19.006');
    expect(clock('yesterday')).toBe('');
  });
});
