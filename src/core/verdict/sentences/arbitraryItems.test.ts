// Compares the verdict on random batches, and each number in its sentence, with counts of the generated data.
import { inEnglish } from '../../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaims, type Claim } from '../../../../testing/claims.ts';
import { OUTCOMES, type Outcome } from '../../model/operation.ts';
import { bodyMessages } from '../../model/messages.ts';
import { createProblem, type Problem } from '../../model/problem.ts';
import type { ParsedBody } from '../../model/parsedBody.ts';
import { createOperationRecord, type OperationRecord, operationsOfRecords } from '../../model/operationRecord.ts';
import { summarize } from '../summary.ts';
import { verdictOf } from '../verdict.ts';

interface Made {
  readonly outcome: Outcome;
  readonly nested: readonly Outcome[];
}

const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Outcome>('success') },
  { weight: 2, arbitrary: fc.constantFrom(...OUTCOMES) },
);
const made: fc.Arbitrary<readonly Made[]> = fc.array(
  fc.record({
    outcome,
    nested: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(outcome, { maxLength: 3 }) },
    ),
  }),
  { maxLength: 8 },
);
const amount = fc.option(fc.nat(12));
const totals = fc.option(
  fc.record({ total: amount, failed: amount, isFlagged: fc.boolean(), source: fc.constant('"errors": true') }),
);
const PROBLEMS: readonly Pick<Problem, 'code' | 'cut' | 'losesContent'>[] = [
  { code: 'not-well-formed' },
  { code: 'wrong-encoding' },
  { code: 'not-well-formed', cut: true },
  { code: 'not-well-formed', losesContent: true },
  { code: 'body-aborted' },
];
const problem = fc
  .constantFrom(...PROBLEMS)
  .map(({ code, ...loss }): Problem => createProblem(code, bodyMessages.damaged, loss));
const some = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<readonly Value[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(of, { maxLength: 5 }) });

const parsed = fc.record({
  made,
  statedTotals: totals,
  problems: some(problem),
  silent: some(fc.constantFrom(null, 'a', 'b')),
  status: fc.constantFrom(207, 200, 400),
  format: fc.constantFrom('json' as const, 'ndjson' as const, 'multipart' as const),
});

function recordOf(own: Outcome, nested: readonly Outcome[], pointer: string): OperationRecord {
  return createOperationRecord({
    pointer,
    outcome: own,
    status: own === 'notice' ? 302 : null,
    operations: nested.map((inner, index) => recordOf(inner, [], `${pointer}/${index}`)),
  });
}

describe('the verdict on any batch', () => {
  it('states correct numbers, and is all-succeeded only if there can be no failure', () => {
    fc.assert(
      fc.property(parsed, ({ made: all, statedTotals, problems, silent, status, format }) => {
        const unanswered = silent.map((label, index) => ({ index: all.length + index, label }));
        const read: ParsedBody = {
          format,
          dialect: null,
          evidence: null,
          confidence: 'certain',
          operations: operationsOfRecords(
            all.map(({ outcome: own, nested }, index) => recordOf(own, nested, `/${index}`)),
          ),
          problems,
          description: null,
          syncToken: null,
          unanswered,
          requestItems: all.length + silent.length,
          statedTotals,
        };
        const verdict = verdictOf(read, summarize(read), { method: 'POST', url: null, status });

        const count = (...kinds: readonly Outcome[]): number => all.filter((one) => kinds.includes(one.outcome)).length;
        const inside = all.flatMap(({ nested }) => nested);
        const bad = count('failure', 'partial', 'dependent');
        const total = Math.max(all.length, statedTotals?.total ?? 0);
        const isBad = (one: Outcome): boolean => one === 'failure' || one === 'partial' || one === 'dependent';
        const statesFailures = statedTotals !== null && (statedTotals.isFlagged || (statedTotals.failed ?? 0) > 0);
        const isClear =
          bad === 0 &&
          !inside.some((one) => isBad(one) || one === 'unknown') &&
          count('unknown') === 0 &&
          !problems.some(
            ({ code, cut, losesContent }) => cut === true || losesContent === true || code === 'body-aborted',
          ) &&
          unanswered.length === 0 &&
          !statesFailures &&
          (statedTotals?.total ?? 0) <= all.length &&
          status < 400;
        if (verdict.outcome === 'all-succeeded') expect([isClear, all.length > 0]).toEqual([true, true]);
        if (verdict.outcome === 'empty') expect([isClear, all.length]).toEqual([true, 0]);
        if (isClear && all.length > 0) expect(verdict.outcome).toBe('all-succeeded');
        expect(verdict.outcome === 'mixed' || verdict.outcome === 'all-failed').toBe(
          bad > 0 || statesFailures || inside.some(isBad),
        );
        if (verdict.outcome === 'all-failed') expect(count('failure', 'dependent')).toBe(total);

        const { failure, partial, dependent, success, unknown, notice } = Object.fromEntries(
          OUTCOMES.map((kind) => [kind, count(kind)]),
        ) as Record<Outcome, number>;
        const hidden = (statedTotals?.failed ?? 0) > bad || (statedTotals?.isFlagged === true && bad === 0);
        const isReadable = verdict.outcome !== 'unreadable';
        const claims: Claim[] = [
          {
            pattern: /the body states (\d+) failures?(?: among (\d+) items?)?/,
            expected: [statedTotals?.failed ?? 0, statedTotals?.total ?? 0],
            isNeeded: (statedTotals?.failed ?? 0) > bad,
          },
          { pattern: /, (\d+) (?:is|are) listed/, expected: [bad] },
          { pattern: /the body states (\d+) items?/, expected: [total] },
          { pattern: /(\d+) (?:is|are) not listed/, expected: [total - all.length] },
          { pattern: /(\d+) nested items? failed/, expected: [inside.filter(isBad).length] },
          {
            pattern: /(\d+) nested items? (?:has|have) no recognized result/,
            expected: [inside.filter((one) => one === 'unknown').length],
          },
          { pattern: /(\d+) of (\d+) items? failed in part/, expected: [partial, total] },
          { pattern: /(?:all )?(\d+)(?: items?)? failed in part/, expected: [partial] },
          { pattern: /(\d+) of (\d+) items? failed/, expected: [failure, total] },
          { pattern: /(?:all )?(\d+) items? failed/, expected: [failure] },
          { pattern: /(\d+) more (?:was|were) not attempted/, expected: [dependent] },
          { pattern: /(\d+) of (\d+) items? (?:was|were) not attempted/, expected: [dependent, total] },
          { pattern: /(?:all )?(\d+) items? (?:was|were) not attempted/, expected: [dependent] },
          { pattern: /(\d+) of (\d+) items? succeeded/, expected: [success, total] },
          { pattern: /(?:all )?(\d+) items? succeeded/, expected: [success], isNeeded: hidden && success > 0 },
          {
            pattern: /(\d+)(?: items?)? (?:has|have) a 3xx status/,
            expected: [notice],
            isNeeded: isReadable && notice > 0,
          },
          { pattern: /(\d+) items, none with a recognized result/, expected: [unknown] },
          { pattern: /(\d+) item without a recognized result/, expected: [unknown] },
          { pattern: /(\d+)(?: items?)? (?:has|have) no recognized result/, expected: [unknown] },
          {
            pattern: /(\d+) of (\d+) request items? (?:has|have) no result[^.;]*/,
            expected: [unanswered.length, all.length + silent.length],
            isNeeded: unanswered.length > 0,
          },
          { pattern: /the status of the response is (\d+)/, expected: [status] },
          { pattern: / after (\d+) items?;/, expected: [all.length] },
        ];
        checkClaims(inEnglish(verdict.sentence), claims);
      }),
      { numRuns: 3000 },
    );
  });
});
