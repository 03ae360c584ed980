// Runs the command line on every recorded response and compares the report with the expected results.
import { describe, expect, it, vi } from 'vitest';
import { type Case, casesOf, reportOf } from './cases.ts';
import { compareJson, noRates } from './compareJson.ts';
import { compareDav } from './compareDav.ts';
import unread from './unread.json' with { type: 'json' };

// Parses hundreds of responses; slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const UNREAD: ReadonlyMap<string, string> = new Map(Object.entries(unread));
const cases = [...casesOf('webdav'), ...casesOf('json')];

function faultOf(one: Case): string | null {
  const { entry, truth } = one;
  const report = reportOf(one);
  return truth.kind === 'json' ? compareJson(report, truth, entry) : compareDav(report, truth, entry);
}

describe('a response of the corpus is parsed correctly:', () => {
  it.each(cases.filter(({ name }) => !UNREAD.has(name)).map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(faultOf(one)).toBeNull();
  });
});

describe('the list of responses that are not parsed correctly yet (test/corpus/unread.json)', () => {
  it('names only responses that exist, are still parsed incorrectly, and have a reason', () => {
    const wrong = [...UNREAD].filter(([name, reason]) => {
      const one = cases.find((candidate) => candidate.name === name);
      return !one || faultOf(one) === null || reason === '';
    });
    expect(wrong).toEqual([]);
  });
});

describe('the items of all JSON responses', () => {
  const rates = noRates();
  for (const one of cases) if (one.truth.kind === 'json') compareJson(reportOf(one), one.truth, one.entry, rates);

  it.each(['label', 'message', 'request'] as const)('have the expected %s in at least 95 %% of all cases', (what) => {
    const { right, all } = rates[what];
    expect(all).toBeGreaterThan(100);
    expect(right / all).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the corpus', () => {
  it('contains hundreds of responses, each with expected results', () => {
    expect(cases.filter(({ kind }) => kind === 'webdav').length).toBeGreaterThan(600);
    expect(cases.filter(({ kind }) => kind === 'json').length).toBeGreaterThan(120);
    const detailed = cases.filter(({ truth }) => (truth.kind === 'json' ? truth.operations : truth.responses)?.length);
    expect(detailed.length).toBeGreaterThan(600);
  });
});
