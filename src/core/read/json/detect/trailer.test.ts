import { describe, expect, it } from 'vitest';
import { report } from '../../../../../testing/jsonSample.ts';

const LINES = [
  { key: 'n1', status: 200 },
  { key: 'n2', status: 204 },
];

function outcomeOf(...texts: readonly object[]): string {
  return report(texts.map((text) => JSON.stringify(text)).join('\n')).verdict.outcome;
}

describe('the last of several lines', () => {
  it.each([
    { done: true },
    { done: true, total: 2 },
    { ended: '2026-03-04T05:06:07Z' },
    { summary: { total: 2, failed: 0 } },
    { requestId: 'r-7', tookMs: 12 },
  ])('is a trailer: %j', (last) => {
    expect(outcomeOf(...LINES, last)).toBe('all-succeeded');
  });

  it.each([
    { done: 'stopped after 2 of 6' },
    { done: 'failed' },
    { done: 0 },
    { ended: 'no space left' },
    { completed: 'false' },
    { completed: 2, total: 6 },
    { end: 'error: timeout' },
    { summary: { done: 'no' } },
    { done: true, total: 6 },
    { summary: { total: 6 } },
    { date: 'never, it was aborted' },
  ])('is not a trailer that hides an abort: %j', (last) => {
    expect(outcomeOf(...LINES, last)).not.toBe('all-succeeded');
  });
});

describe('a text with an empty list after a batch', () => {
  const batch = { results: LINES };

  it('is empty if it only describes the results', () => {
    expect(outcomeOf(batch, { results: [], next: null })).toBe('all-succeeded');
    expect(outcomeOf(batch, { results: [], done: true })).toBe('all-succeeded');
  });

  it('is not empty with a message', () => {
    expect(outcomeOf(batch, { results: [], message: 'Could not store n3' })).toBe('unknown');
    expect(outcomeOf(batch, { results: [], note: 'n3 is missing' })).toBe('unknown');
  });
});
