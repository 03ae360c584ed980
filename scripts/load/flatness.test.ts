import { describe, expect, it } from 'vitest';
import { flatness, type Sample } from './flatness.ts';

function samples(bytes: (at: number) => number, process: (at: number) => number | null = () => 100): Sample[] {
  return Array.from({ length: 40 }, (_, at) => ({
    seconds: at * 5,
    sent: at * 10,
    pages: bytes(at) / 2,
    worker: bytes(at) / 2,
    process: process(at),
  }));
}

describe('memory', () => {
  it('is flat if it is constant after the limit is reached, even if it grew before', () => {
    const found = flatness(
      samples((at) => Math.min(at, 10) * 100),
      100,
    );
    expect(found).toMatchObject([
      { middle: 1000, last: 1000, isFlat: true },
      { middle: 100, isFlat: true },
    ]);
  });

  it('is not flat if it grows after the limit is reached', () => {
    expect(
      flatness(
        samples((at) => at * 100),
        100,
      )[0]?.isFlat,
    ).toBe(false);
  });

  it('of the process is also compared if the system reports it', () => {
    const growing = flatness(
      samples(
        () => 1,
        (at) => at,
      ),
      100,
    );
    expect(growing.map(({ isFlat }) => isFlat)).toEqual([true, false]);
    expect(
      flatness(
        samples(
          () => 1,
          () => null,
        ),
        100,
      ),
    ).toHaveLength(1);
  });

  it('is not compared if the limit is never reached', () => {
    expect(
      flatness(
        samples(() => 1),
        10_000,
      ),
    ).toEqual([]);
  });
});
