import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from '../../model/operation.ts';
import { bodyMessages } from '../../model/messages.ts';
import { createProblem, type ProblemCode, type ProblemOptions } from '../../model/problem.ts';
import type { ParsedBody, StatedTotals, UnansweredItem } from '../../model/parsedBody.ts';
import { createOperationRecord, type OperationRecord, operationsOfRecords } from '../../model/operationRecord.ts';
import { summarize } from '../summary.ts';
import { verdictOf } from '../verdict.ts';

type Counts = Partial<Record<Outcome, number>>;

function recordsOf(counts: Counts, nested: Counts = {}): OperationRecord[] {
  return OUTCOMES.flatMap((outcome) =>
    Array.from({ length: counts[outcome] ?? 0 }, (_, index) =>
      createOperationRecord({
        pointer: `/${outcome}/${index}`,
        outcome,
        status: outcome === 'notice' ? 302 : null,
        operations: index === 0 ? recordsOf(nested) : [],
      }),
    ),
  );
}

function readingOf(counts: Counts, more: Partial<ParsedBody> = {}, nested: Counts = {}): ParsedBody {
  return {
    format: 'json',
    dialect: null,
    evidence: null,
    confidence: 'certain',
    operations: operationsOfRecords(recordsOf(counts, nested)),
    problems: [],
    description: null,
    syncToken: null,
    unanswered: [],
    statedTotals: null,
    ...more,
  };
}

function verdictOn(parsed: ParsedBody, status = 207): { readonly outcome: string; readonly sentence: string } {
  return inEnglish(verdictOf(parsed, summarize(parsed), { method: 'POST', url: null, status }));
}

function totals(total: number | null, failed: number | null, isFlagged = false): Partial<ParsedBody> {
  const statedTotals: StatedTotals = { total, failed, isFlagged, source: '"errors": true' };
  return { statedTotals };
}

function problem(code: ProblemCode, loss: ProblemOptions = {}): Partial<ParsedBody> {
  return { problems: [createProblem(code, bodyMessages.states('Why'), loss)] };
}

const silent = (requestItems: number, ...unanswered: readonly UnansweredItem[]): Partial<ParsedBody> => ({
  unanswered,
  requestItems,
});

type Row = readonly [why: string, parsed: ParsedBody, outcome: string, sentence: string];

const COUNTS: readonly Row[] = [
  ['one success', readingOf({ success: 1 }), 'all-succeeded', 'the item succeeded.'],
  ['successes', readingOf({ success: 3 }), 'all-succeeded', 'all 3 items succeeded.'],
  ['one failure', readingOf({ failure: 1 }), 'all-failed', 'the item failed.'],
  ['failures', readingOf({ failure: 1200 }), 'all-failed', 'all 1,200 items failed.'],
  ['some failures', readingOf({ failure: 2, success: 3 }), 'mixed', '2 of 5 items failed.'],
  [
    'failures of all kinds',
    readingOf({ failure: 1, partial: 2, dependent: 3, unknown: 4, success: 5 }),
    'mixed',
    '1 of 15 items failed, 2 failed in part, 3 more were not attempted because of them; 4 have no recognized result.',
  ],
  ['a partial failure', readingOf({ partial: 1, success: 1 }), 'mixed', '1 of 2 items failed in part.'],
  [
    'dependents alone',
    readingOf({ dependent: 2 }),
    'all-failed',
    'all 2 items were not attempted because another one failed.',
  ],
  [
    'redirections',
    readingOf({ notice: 1, success: 2 }),
    'all-succeeded',
    '2 of 3 items succeeded, 1 has a 3xx status (302).',
  ],
  ['nothing but redirections', readingOf({ notice: 2 }), 'all-succeeded', '2 items have a 3xx status (302).'],
  ['no results', readingOf({ unknown: 4 }), 'unknown', '4 items, none with a recognized result.'],
  ['no result', readingOf({ unknown: 1 }), 'unknown', '1 item without a recognized result.'],
  [
    'one success among unknowns',
    readingOf({ success: 1, unknown: 99 }),
    'unknown',
    '1 of 100 items succeeded, 99 have no recognized result.',
  ],
  ['nothing', readingOf({}), 'empty', 'the response lists no items.'],
];

const STATED: readonly Row[] = [
  ['failures out of a total', readingOf({ failure: 2 }, totals(10, 2)), 'mixed', '2 of 10 items failed.'],
  ['the same that all failed', readingOf({ failure: 2 }, totals(2, 2)), 'all-failed', 'all 2 items failed.'],
  [
    'more failures than are listed',
    readingOf({ failure: 1, success: 4 }, totals(null, 3)),
    'mixed',
    'the body states 3 failures, 1 is listed; 4 items succeeded.',
  ],
  [
    'more failures than are listed, and nothing else',
    readingOf({ failure: 2 }, totals(null, 5)),
    'mixed',
    'the body states 5 failures, 2 are listed.',
  ],
  [
    'failures and a total, nothing is listed',
    readingOf({}, totals(10, 3)),
    'mixed',
    'the body states 3 failures among 10 items, none is listed.',
  ],
  [
    'a flag, no failure is listed',
    readingOf({ success: 2 }, totals(null, null, true)),
    'mixed',
    'the body states failures ("errors": true), none is listed; 2 items succeeded.',
  ],
  [
    'a flag, nothing is listed',
    readingOf({}, totals(null, null, true)),
    'mixed',
    'the body states failures ("errors": true), none is listed.',
  ],
  [
    'a flag that the items confirm',
    readingOf({ failure: 1, success: 1 }, totals(null, null, true)),
    'mixed',
    '1 of 2 items failed.',
  ],
  [
    'fewer failures than are listed',
    readingOf({ failure: 3, success: 1 }, totals(4, 1)),
    'mixed',
    '3 of 4 items failed.',
  ],
  ['no failures, and some are listed', readingOf({ failure: 3 }, totals(null, 0)), 'all-failed', 'all 3 items failed.'],
  [
    'dependents may be counted as failures',
    readingOf({ failure: 1, dependent: 2 }, totals(null, 3)),
    'all-failed',
    '1 of 3 items failed, 2 more were not attempted because of it.',
  ],
  [
    'more items than are listed',
    readingOf({ success: 8 }, totals(10, null)),
    'unknown',
    '8 of 10 items succeeded; 2 are not listed.',
  ],
  ['a total that is listed', readingOf({ success: 3 }, totals(3, 0)), 'all-succeeded', 'all 3 items succeeded.'],
  [
    'a total of which nothing is listed',
    readingOf({}, totals(10, 0)),
    'unknown',
    'the body states 10 items and no failures, none is listed.',
  ],
  [
    'no failures, and no total',
    readingOf({}, totals(null, 0)),
    'empty',
    'the response lists no items; the body states no failures.',
  ],
];

const INCOMPLETE: readonly Row[] = [
  [
    'request items without a result',
    readingOf({ success: 2 }, silent(4, { index: 2, label: null }, { index: 3, label: null })),
    'unknown',
    '2 items succeeded; 2 of 4 request items have no result: #2, #3.',
  ],
  [
    'request items with labels, some of them the same',
    readingOf(
      { success: 1 },
      silent(6, ...['/Users', '/Users', '/Groups', '/x', '/y'].map((label, index) => ({ index: index + 1, label }))),
    ),
    'unknown',
    '1 item succeeded; 5 of 6 request items have no result: /Users (#1), /Users (#2), /Groups and 2 more.',
  ],
  [
    'failures, and request items without a result',
    readingOf({ failure: 2 }, silent(3, { index: 2, label: 'c' })),
    'all-failed',
    '2 items failed; 1 of 3 request items has no result: c.',
  ],
  [
    'no items at all',
    readingOf({}, silent(2, { index: 0, label: 'a' }, { index: 1, label: 'b' })),
    'unknown',
    'the response lists no items; 2 of 2 request items have no result: a, b.',
  ],
  [
    'a truncated body',
    readingOf({ success: 1 }, problem('not-well-formed', { cut: true })),
    'unknown',
    '1 item succeeded. The body is truncated after 1 item; later results may be missing.',
  ],
  [
    'a truncated body that states failures',
    readingOf({ success: 1 }, { ...problem('not-well-formed', { cut: true }), ...totals(null, null, true) }),
    'mixed',
    'the body states failures ("errors": true), none is listed; 1 item succeeded. The body is truncated after 1 item; later results may be missing.',
  ],
  [
    'a request that was aborted',
    readingOf({ success: 2 }, problem('body-aborted')),
    'unknown',
    '2 items succeeded. The body is truncated after 2 items; later results may be missing.',
  ],
  [
    'a skipped part',
    readingOf({ success: 2 }, problem('not-well-formed', { losesContent: true })),
    'unknown',
    '2 items succeeded. Parts of the body could not be parsed; results may be missing.',
  ],
  [
    'a body that states that results are missing',
    readingOf({ success: 2 }, problem('incomplete-results', { losesContent: true })),
    'unknown',
    '2 items succeeded. The body does not list all results.',
  ],
  [
    'a fault after which no content is missing',
    readingOf({ success: 2 }, problem('not-well-formed')),
    'all-succeeded',
    'all 2 items succeeded.',
  ],
  [
    'nested failures in an item that states a success',
    readingOf({ success: 2 }, {}, { failure: 1, success: 1 }),
    'mixed',
    '2 items succeeded; 1 nested item failed.',
  ],
  [
    'nested items without a result',
    readingOf({ success: 1 }, {}, { unknown: 2 }),
    'unknown',
    '1 item succeeded; 2 nested items have no recognized result.',
  ],
];

describe('the verdict on a batch', () => {
  it.each([...COUNTS, ...STATED, ...INCOMPLETE])('%s', (_, parsed, outcome, sentence) => {
    expect(verdictOn(parsed)).toEqual({ outcome, sentence: `POST: ${sentence}` });
  });

  it('states that it is a guess if the evidence is weak', () => {
    const { sentence } = verdictOn(readingOf({ success: 1 }, { confidence: 'weak' }));
    expect(sentence).toBe(
      'POST: the item succeeded. This is a guess: the body contains only weak evidence of results.',
    );
  });

  it('is not all-succeeded if the HTTP status is an error', () => {
    expect(verdictOn(readingOf({ success: 2 }), 502)).toEqual({
      outcome: 'unknown',
      sentence: 'POST: all 2 items succeeded; the status of the response is 502.',
    });
  });
});
