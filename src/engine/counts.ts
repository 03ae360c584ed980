import { CHIP_TESTS, CHIPS, type Chip, type Predicate } from '../core/filter/filter.ts';
import type { Report } from '../core/model/report.ts';
import { unansweredOperations } from '../core/model/unanswered.ts';

/** How many top-level operations each chip shows, and how many request items that nobody answered the text lets pass. */
export type ChipCounts = Readonly<Record<Chip | 'unanswered', number>>;

export function noCounts(): Record<Chip | 'unanswered', number> {
  return { all: 0, failed: 0, dependent: 0, '4xx': 0, '5xx': 0, '3xx': 0, '2xx': 0, unanswered: 0 };
}

export function countChips(report: Report, ofText: Predicate | null): ChipCounts {
  const counts = noCounts();
  const { operations } = report;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    for (const chip of CHIPS) {
      const ofChip = chip === 'all' ? null : CHIP_TESTS[chip];
      const passes = anyOf(
        report,
        operation,
        (all, one) => (ofChip === null || ofChip(all, one)) && (ofText === null || ofText(all, one)),
      );
      if (passes) counts[chip] += 1;
    }
  }
  const unanswered = unansweredOperations(report.unanswered);
  for (let item = 0; item < unanswered.size; item += 1) {
    if (ofText === null || ofText(unanswered, item)) counts.unanswered += 1;
  }
  return counts;
}

/** An operation passes when it, or one that is nested in it, does. */
function anyOf({ operations }: Report, operation: number, test: Predicate): boolean {
  for (let inside = operation; inside < operations.end(operation); inside += 1)
    if (test(operations, inside)) return true;
  return false;
}
