import { describe, expect, it } from 'vitest';
import { DETAIL } from './panel.ts';

describe('a line of code', () => {
  it.each([
    ['https://cloud.example/static/app.js?v=2#x', 'saveAll', 'saveAll (app.js:120)'],
    ['https://cloud.example/static/app.js', null, 'app.js:120'],
    ['https://cloud.example/', '', 'https://cloud.example/:120'],
  ])('%s', (url, functionName, words) => {
    expect(DETAIL.code({ url, line: 120, column: 5, functionName })).toBe(words);
  });
});
