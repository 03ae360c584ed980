import { describe, expect, it } from 'vitest';
import { DETAIL } from './detail.ts';
import { SUMMARY } from './panel.ts';

it.each<[[number, number, number], string]>([
  [[1, 0, 0], '1 response dropped'],
  [[1280, 30, 0], '1,280 responses dropped (30 with failures)'],
  [[12, 3, 1], '12 responses dropped (3 with failures, 1 unknown)'],
])('SUMMARY.dropped counts the responses of each kind: %j', (dropped, text) => {
  expect(SUMMARY.dropped(...dropped)).toBe(text);
});

describe('DETAIL.code', () => {
  it.each([
    ['https://cloud.example/static/app.js?v=2#x', 'saveAll', 'saveAll (app.js:120)'],
    ['https://cloud.example/static/app.js', null, 'app.js:120'],
    ['https://cloud.example/', '', 'https://cloud.example/:120'],
  ])('%s', (url, functionName, text) => {
    expect(DETAIL.code({ url, line: 120, column: 5, functionName })).toBe(text);
  });
});
