import { describe, expect, it } from 'vitest';
import type { Summary } from '../model/report.ts';
import { aloud, DETAIL } from './panel.ts';

const NOTHING: Summary = {
  failure: 0,
  partial: 0,
  dependent: 0,
  unknown: 0,
  notice: 0,
  success: 0,
  total: 0,
  byStatus: {},
  missingProperties: 0,
};

describe('what is said of an exchange that comes', () => {
  it.each<[Partial<Summary>, string]>([
    [{ failure: 2, dependent: 2, total: 4 }, '2 of 4 failed'],
    [{ failure: 1, partial: 1, total: 2 }, '2 of 2 failed'],
    [{ dependent: 1, success: 1, total: 2 }, '1 of 2 failed because of another one'],
    [{ unknown: 2, total: 2 }, 'outcome unknown'],
    [{ notice: 1, success: 2, total: 3 }, 'nothing failed, but look: 3'],
    [{ success: 3, total: 3 }, 'all 3 succeeded'],
    [{}, 'no sub-operations'],
  ])('%o: %s', (summary, words) => {
    expect(aloud('DELETE', '/x', { ...NOTHING, ...summary })).toBe(`DELETE /x: ${words}`);
  });
});

describe('a line of code', () => {
  it.each([
    ['https://cloud.example/static/app.js?v=2#x', 'saveAll', 'saveAll (app.js:120)'],
    ['https://cloud.example/static/app.js', null, 'app.js:120'],
    ['https://cloud.example/', '', 'https://cloud.example/:120'],
  ])('%s', (url, functionName, words) => {
    expect(DETAIL.code({ url, line: 120, column: 5, functionName })).toBe(words);
  });
});
