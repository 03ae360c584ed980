import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { bodyProblem } from '../model/problem.ts';
import { NO_OPERATIONS } from '../model/operationRecord.ts';
import { parseExchange } from '../read/parseExchange.ts';
import { githubWriter } from './github/github.ts';
import { junitWriter } from './junit/junit.ts';
import { markdownWriter } from './markdown/markdown.ts';
import { ndjsonWriter } from './ndjson.ts';
import type { ExportWriter, Selected, Selection } from './selection.ts';

/** A response without failures, of which only the facts are known. */
function dropped(): Selected {
  const exchange = exchangeOf(multistatus(response('/a', 200), response('/b', 201)), { method: 'PROPFIND' });
  const problem = bodyProblem('limit-exceeded');
  const report = { ...parseExchange(exchange), operations: NO_OPERATIONS, problems: [problem] };
  return {
    id: '1',
    exchange: { ...exchange, body: { text: null, problems: [problem] } },
    report,
    operations: null,
    unanswered: [],
    checks: () => ({ findings: [], switchedOff: 0 }),
    incomplete: { reason: 'dropped', operations: 2, unanswered: 0, allUnanswered: 0, requestBody: false },
  };
}

const SELECTION: Selection = {
  scope: 'all',
  filter: null,
  redactor: { redactions: () => [], typed: (text) => text },
  leftOut: [],
  generator: { name: 'multi-status', version: '0' },
};

function written(writer: ExportWriter): string {
  const text = [...writer.add(dropped())].join('');
  const foot = writer.foot();
  return `${writer.head()}${text}${foot}`;
}

const SENTENCE = '2 results are not listed (1 × 200, 1 × 201): the body was dropped to save memory';

describe('a response whose results are not known, without failures', () => {
  it.each([
    ['JUnit', junitWriter],
    ['Markdown', markdownWriter],
    ['GitHub', githubWriter],
  ] as const)('is in %s with the reason, and not as passed', (_, writer) => {
    const text = written(writer(SELECTION));
    expect(text.replaceAll('\\', '')).toContain(SENTENCE);
    expect(text).not.toContain('because of the filter');
    expect(text).not.toContain('<details>');
    expect(text).toMatch(/<error |but the results of 1 response are not listed completely/);
  });

  it('is in NDJSON with the reason', () => {
    const [line, last] = written(ndjsonWriter(SELECTION)).split('\n');
    const incomplete = { why: 'the body was dropped to save memory', operations: 2, unanswered: 0, requestBody: false };
    expect(JSON.parse(line ?? '')).toMatchObject({ incomplete, operations: [], summary: { total: 2, success: 2 } });
    expect(JSON.parse(last ?? '')).toMatchObject({
      exported: {
        leftOut: [
          { what: 'operations', count: 2, why: incomplete.why },
          { what: 'bodies', count: 1 },
        ],
      },
    });
  });
});
