import { checkFindingsOf, FINDINGS, findingsOf } from '../../verdict/findings.ts';
import { NO_CHECKS } from '../../checks/responseChecks.ts';
import { addToTotals, NO_TOTALS } from '../../verdict/totals.ts';
import { leftOutText, totalsSentence } from '../messages.ts';
import type { ExportWriter, LeftOut, Selected, Selection } from '../selection.ts';
import { levelOf } from './level.ts';
import { oneLine } from './oneLine.ts';
import { OUTLINE } from './outlineMessages.ts';

/** What a report says besides its responses. Complete after all responses are added or skipped. */
export interface Recap {
  /** Counts a response that the report contains. */
  readonly add: (selected: Selected) => void;
  /** Counts a response that the filter leaves out. */
  readonly skip: ExportWriter['skip'];
  /** The counts of all responses, also of those that the filter leaves out. */
  readonly sentence: () => string;
  readonly isEmpty: () => boolean;
  /** States how many responses the filter leaves out. */
  readonly filtered: () => { readonly text: string; readonly isFailing: boolean } | null;
  /** The files that were not completely read. */
  readonly files: () => readonly Missing[];
  /** The responses that were left out before the report was started. */
  readonly dropped: () => readonly Missing[];
}

/** What is not in the report. */
export interface Missing {
  readonly text: string;
  /** Whether it causes an exit code other than 0. */
  readonly isFailing: boolean;
}

// Characters.
const LONGEST_REASON = 1000;

export function createRecap({ failOn = new Set(FINDINGS), leftOut: before }: Selection): Recap {
  let totals = NO_TOTALS;
  let incomplete = 0;
  let skipped = 0;
  let failing = 0;
  return {
    add: (selected) => {
      totals = addToTotals(totals, selected.report, selected.incomplete?.allUnanswered);
      if (selected.incomplete) incomplete += 1;
    },
    skip: (report, unanswered, checks = NO_CHECKS) => {
      totals = addToTotals(totals, report, unanswered);
      skipped += 1;
      const level = levelOf([...findingsOf(report), ...checkFindingsOf(checks, failOn)], failOn);
      if (level === 'failure' || level === 'error') failing += 1;
    },
    sentence: () =>
      totalsSentence(totals, {
        partial: linesOf(before, 'files'),
        missing: linesOf(before, 'unreadFiles'),
        dropped: responsesIn(before),
        incomplete,
      }),
    isEmpty: () => totals.responses + responsesIn(before) === 0,
    filtered: () => (skipped === 0 ? null : { text: OUTLINE.filtered(skipped, failing), isFailing: failing > 0 }),
    files: () => before.flatMap((left) => unreadFile(left, failOn.has('unreadable'))),
    // A response that is not known may have any finding.
    dropped: () => before.flatMap((left) => droppedResponses(left, failOn.size > 0)),
  };
}

function linesOf(leftOut: readonly LeftOut[], what: LeftOut['what']): number {
  return leftOut.filter((left) => left.what === what).length;
}

function responsesIn(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((sum, { what, count }) => (what === 'responses' ? sum + count : sum), 0);
}

function droppedResponses({ what, count, why }: LeftOut, isFailing: boolean): readonly Missing[] {
  if (what !== 'responses') return [];
  return [{ text: oneLine(leftOutText(what, count, why), LONGEST_REASON), isFailing }];
}

function unreadFile({ what, why }: LeftOut, isFailOn: boolean): readonly Missing[] {
  if (what !== 'files' && what !== 'unreadFiles') return [];
  return [{ text: oneLine(why, LONGEST_REASON), isFailing: what === 'unreadFiles' || isFailOn }];
}
