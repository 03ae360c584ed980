// Every recorded answer goes the way of the command line, and what comes out is held against what is known of it.
import { describe, expect, it, vi } from 'vitest';
import { type Case, casesOf, reportOf } from './cases.ts';
import { judgeJson, noRates } from './json.ts';
import { judgeDav } from './judge.ts';
import unread from './unread.json' with { type: 'json' };

// Much work, and perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const UNREAD: ReadonlyMap<string, string> = new Map(Object.entries(unread));
const cases = [...casesOf('webdav'), ...casesOf('json')];

function faultOf(one: Case): string | null {
  const { entry, truth } = one;
  const report = reportOf(one);
  return truth.kind === 'json' ? judgeJson(report, truth, entry) : judgeDav(report, truth, entry);
}

describe('an answer of the corpus is read right:', () => {
  it.each(cases.filter(({ name }) => !UNREAD.has(name)).map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(faultOf(one)).toBeNull();
  });
});

describe('the list of answers that are not read right yet (test/corpus/unread.json)', () => {
  it('names only answers that are there, are still read wrongly, and are listed with a reason', () => {
    const left = [...UNREAD].filter(([name, reason]) => {
      const one = cases.find((candidate) => candidate.name === name);
      return !one || faultOf(one) === null || reason === '';
    });
    expect(left).toEqual([]);
  });
});

describe('of the items of all JSON answers', () => {
  const rates = noRates();
  for (const one of cases) if (one.truth.kind === 'json') judgeJson(reportOf(one), one.truth, one.entry, rates);

  it.each(['label', 'message', 'request'] as const)('nearly all have the %s that a person would give them', (what) => {
    const { right, all } = rates[what];
    expect(all).toBeGreaterThan(100);
    expect(right / all).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the corpus', () => {
  it('holds hundreds of answers, each with something that is known of it', () => {
    expect(cases.filter(({ kind }) => kind === 'webdav').length).toBeGreaterThan(600);
    expect(cases.filter(({ kind }) => kind === 'json').length).toBeGreaterThan(120);
    const told = cases.filter(({ truth }) => (truth.kind === 'json' ? truth.operations : truth.responses)?.length);
    expect(told.length).toBeGreaterThan(600);
  });
});
