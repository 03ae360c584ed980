import { FINDINGS, findingsOf } from '../../verdict/findings.ts';
import type { Report } from '../../verdict/report.ts';
import { addToTotals, NO_TOTALS } from '../../verdict/totals.ts';
import { totalsSentence } from '../messages.ts';
import type { LeftOut, Selected, Selection } from '../selection.ts';
import { levelOf } from './level.ts';
import { oneLine } from './oneLine.ts';
import { OUTLINE } from './outlineMessages.ts';

/** What a report says besides its responses. Complete after all responses are added or skipped. */
export interface Recap {
  /** Counts a response that the report contains. */
  readonly add: (selected: Selected) => void;
  /** Counts a response that the filter leaves out. */
  readonly skip: (report: Report) => void;
  /** The counts of all responses, also of those that the filter leaves out. */
  readonly sentence: () => string;
  readonly isEmpty: () => boolean;
  /** States how many responses the filter leaves out. */
  readonly filtered: () => { readonly text: string; readonly isFailing: boolean } | null;
  /** The files that were not completely read. */
  readonly files: () => readonly UnreadFile[];
}

export interface UnreadFile {
  readonly text: string;
  /** Whether it causes an exit code other than 0. */
  readonly isFailing: boolean;
}

// Characters.
const LONGEST_FILE = 1000;

export function createRecap({ failOn = new Set(FINDINGS), leftOut }: Selection): Recap {
  let totals = NO_TOTALS;
  let incomplete = 0;
  let skipped = 0;
  let failing = 0;
  return {
    add: (selected) => {
      totals = addToTotals(totals, selected.report);
      if (selected.incomplete) incomplete += 1;
    },
    skip: (report) => {
      totals = addToTotals(totals, report);
      skipped += 1;
      const level = levelOf(findingsOf(report), failOn);
      if (level === 'failure' || level === 'error') failing += 1;
    },
    sentence: () =>
      totalsSentence(totals, {
        partial: countOf(leftOut, 'files'),
        missing: countOf(leftOut, 'unreadFiles'),
        incomplete,
      }),
    isEmpty: () => totals.responses === 0,
    filtered: () => (skipped === 0 ? null : { text: OUTLINE.filtered(skipped, failing), isFailing: failing > 0 }),
    files: () => leftOut.flatMap((left) => unreadFile(left, failOn.has('unreadable'))),
  };
}

function countOf(leftOut: readonly LeftOut[], what: LeftOut['what']): number {
  return leftOut.filter((left) => left.what === what).length;
}

function unreadFile({ what, why }: LeftOut, isFailOn: boolean): readonly UnreadFile[] {
  if (what !== 'files' && what !== 'unreadFiles') return [];
  return [{ text: oneLine(why, LONGEST_FILE), isFailing: what === 'unreadFiles' || isFailOn }];
}
