import { isFailed } from '../../core/model/outcome.ts';
import type { Outcome } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { MarkCounts } from '../api/mapApi.ts';
import type { Visibility } from './visibility.ts';

export type Counts = { -readonly [Name in keyof MarkCounts]: MarkCounts[Name] };

interface Shown {
  readonly report: Report;
  readonly visibility: Visibility;
}

/** Counts the shown operations of a collapsed row: its own, nested ones, and those that depend on them. */
export function countAll({ report, visibility }: Shown, top: number, to: Counts): void {
  const { operations } = report;
  const pending = [top];
  for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
    for (let operation = from; operation < operations.end(from); operation += 1) {
      if (!visibility.isShown(operation)) continue;
      countOutcome(to, operations.outcome(operation));
      for (const dependent of visibility.folded(operation)) pending.push(dependent);
    }
  }
}

export function none(): Counts {
  return { failed: 0, dependent: 0, unknown: 0 };
}

export function countOutcome(counts: Counts, outcome: Outcome): void {
  if (isFailed(outcome)) counts.failed += 1;
  else if (outcome === 'dependent' || outcome === 'unknown') counts[outcome] += 1;
}

export function isAny({ failed, dependent, unknown }: MarkCounts): boolean {
  return failed + dependent + unknown > 0;
}
