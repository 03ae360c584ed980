import { describe, expect, it } from 'vitest';
import { better, type Growth, growthOf } from './growthOf.ts';
import type { Measurement } from './measuringProcess.ts';

interface Values {
  readonly milliseconds?: number;
  readonly written?: number;
  readonly length?: number;
  readonly megabytes?: number;
  readonly hung?: string;
}

function measured({ milliseconds = 10, written = 1000, length = 1000, megabytes = 100, hung }: Values): Measurement {
  return {
    actions: new Map([['cli json', { action: 'cli json', milliseconds, written }]]),
    hung: hung ?? null,
    length,
    memory: megabytes * 1e6,
  };
}

function superlinear(small: Values, large: Values): readonly string[] {
  return growthOf(measured({ length: 1000, ...small }), measured({ length: 4000, ...large }), 90e6)
    .filter(({ isSuperlinear }) => isSuperlinear)
    .map(({ what, unit }) => `${what} ${unit}`);
}

describe('the growth of a family', () => {
  it('passes if everything grows in proportion to the input', () => {
    expect(
      superlinear(
        { milliseconds: 500, written: 1e6, megabytes: 300 },
        { milliseconds: 2200, written: 4e6, megabytes: 1000 },
      ),
    ).toEqual([]);
  });

  it('fails for quadratic time', () => {
    expect(superlinear({ milliseconds: 100 }, { milliseconds: 1600 })).toEqual(['cli json ms']);
  });

  it('passes for short runs with any ratio', () => {
    expect(superlinear({ milliseconds: 1 }, { milliseconds: 200 })).toEqual([]);
  });

  it('fails for a short run that becomes a long one', () => {
    expect(superlinear({ milliseconds: 1 }, { milliseconds: 500 })).toEqual(['cli json ms']);
  });

  it('fails for output that grows faster than the input', () => {
    expect(superlinear({ written: 1e6 }, { written: 16e6 })).toEqual(['cli json bytes written']);
  });

  it('passes for output that grows with the growing part of an input', () => {
    expect(superlinear({ written: 250_000, length: 330_000 }, { written: 1_000_000, length: 570_000 })).toEqual([]);
  });

  it('fails for memory that grows faster than the input', () => {
    expect(superlinear({ megabytes: 150 }, { megabytes: 900 })).toEqual(['memory MB']);
  });

  it('fails for an action that does not end', () => {
    expect(superlinear({}, { hung: 'expand all' })).toEqual(['expand all ms']);
  });
});

it('uses the better of two measurements, since disturbances only make a run longer', () => {
  const one = (large: number, isSuperlinear: boolean): Growth => ({
    what: 'cli json',
    unit: 'ms',
    small: 100,
    large,
    isSuperlinear,
  });
  expect(better(one(1600, true), one(400, false))).toEqual(one(400, false));
  expect(better(one(1600, true), one(1500, true))).toEqual(one(1500, true));
  expect(better(one(1500, true), one(1600, true))).toEqual(one(1500, true));
});
