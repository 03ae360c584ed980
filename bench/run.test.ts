import { afterEach, expect, it } from 'vitest';
import type { Pages } from './browser.ts';
import { firstRun, hasTime, secondRun } from './run.ts';
import { isLate, limitTime, startPart } from './timeLimit.ts';

const NEVER = { planned: Number.POSITIVE_INFINITY, over: Number.POSITIVE_INFINITY };
const pages: Pages = { open: () => Promise.reject(new Error('not used')), close: () => Promise.resolve() };

afterEach(() => limitTime(NEVER));

it('measures the kinds of a quick run, and in a second one those with faults', () => {
  const run = firstRun(pages, true);
  expect(['nextcloud', 'apache'].map(run.wants)).toEqual([true, false]);
  expect(['nextcloud', 'json'].map(secondRun(run, ['reading.json.1 MB']).wants)).toEqual([false, true]);
  expect([...run.skipped]).toEqual([]);
});

it('measures nothing after its time, and names what it skips', () => {
  const run = firstRun(pages, true);
  limitTime({ planned: 0, over: 0 });
  expect(isLate()).toBe(true);
  expect(['nextcloud', 'apache'].map(run.wants)).toEqual([false, false]);
  expect(hasTime(run.skipped, 'tree')).toBe(false);
  expect([...run.skipped]).toEqual(['nextcloud', 'tree']);
});

it('gives each part an equal share of the time that is left', () => {
  limitTime({ planned: 1e9, over: 1e9 });
  startPart(1);
  expect(isLate()).toBe(false);
  startPart(Number.POSITIVE_INFINITY);
  expect(isLate()).toBe(true);
  startPart(2);
  expect(isLate()).toBe(false);
});
