import { isFailed } from '../../../core/model/outcome.ts';
import { checkFindingsOf, type Finding } from '../../../core/verdict/findings.ts';
import type { Report, VerdictOutcome } from '../../../core/verdict/report.ts';
import { filterMask } from '../../../engine/tree/filterMask.ts';
import { Visibility } from '../../../engine/tree/visibility.ts';
import { checkRows } from './checkRows.ts';
import { blockOf, lineOf, type TextStyle } from './block.ts';
import { TEXT_REPORT } from './messages.ts';
import { addToTotals, NO_TOTALS, type Totals } from '../../../core/verdict/totals.ts';
import { totalsSentence } from '../../../core/export/messages.ts';
import type { InputSummary, ReportWriter, ShownResponse } from '../reportWriter.ts';
import { wrapped } from './width.ts';

export interface TextOptions extends TextStyle {
  /** Complete when `head` is called. */
  readonly inputs: InputSummary;
  readonly isFiltered: boolean;
  /** Explain the statuses and conditions of the listed operations. */
  readonly isExplained: boolean;
  /** List the rules that each response breaks. */
  readonly listsChecks: boolean;
  /** The checks that it names are listed in any case. */
  readonly failOn: ReadonlySet<Finding>;
}

/** The order of the responses: with failures, with possible failures, and all others. */
const SECTIONS: Readonly<Record<VerdictOutcome, 0 | 1 | 2>> = {
  mixed: 0,
  'all-failed': 0,
  unreadable: 1,
  unknown: 1,
  'all-succeeded': 2,
  empty: 2,
};

/**
 * Writes the text report. Its head is one sentence about all responses. A response with failures, or whose outcome is not known, has a
 * verdict and a table; any other one has a single line, unless the operations that a filter shows are listed, or all (`isVerbose`).
 */
export function textWriter(options: TextOptions): ReportWriter {
  const { isExplained, isFiltered, isVerbose } = options;
  // The responses of a section are written in their order, so that a text is needed only once in each.
  const explained = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
  let totals = NO_TOTALS;
  let listed = { responses: 0, operations: 0, unanswered: 0 };
  return {
    isStreamed: false,
    section: ({ report }) => SECTIONS[report.verdict.outcome],
    *add(response: ShownResponse): Iterable<string> {
      const { report } = response;
      totals = addToTotals(totals, report);
      if (isFiltered)
        listed = {
          responses: listed.responses + 1,
          operations: listed.operations + (response.operations?.length ?? 0),
          unanswered: listed.unanswered + response.unanswered.length,
        };
      if (SECTIONS[report.verdict.outcome] === 2 && !isFiltered && !isVerbose) {
        for (const line of [...lineOf(response, options), ...checksOf(response, options)]) yield `${line}\n`;
        return;
      }
      const visibility = response.visibility ?? (isVerbose ? everything(report) : unsuccessful(report));
      const above = isExplained ? explained[SECTIONS[report.verdict.outcome]] : null;
      for (const line of blockOf(response, visibility, options, above)) yield `${line}\n`;
      for (const line of checksOf(response, options)) yield `${line}\n`;
      yield '\n';
    },
    skip: (report) => {
      totals = addToTotals(totals, report);
    },
    head: () => `${headLines(totals, listed, options).join('\n')}\n${totals.responses === 0 ? '' : '\n'}`,
    foot: () => '',
  };
}

function checksOf({ checks }: ShownResponse, { listsChecks, failOn, columns, paint }: TextOptions): readonly string[] {
  const isListed = listsChecks || checkFindingsOf(checks, failOn).length > 0;
  return isListed ? checkRows(checks(), { columns, paint }) : [];
}

function headLines(
  totals: Totals,
  listed: Pick<Totals, 'responses' | 'operations' | 'unanswered'>,
  { inputs, isFiltered, columns, paint }: TextOptions,
): readonly string[] {
  const truth = totalsSentence(totals, { partial: inputs.damaged.length, missing: inputs.missing });
  const filtered = isFiltered && totals.responses > 0 ? TEXT_REPORT.filtered(listed, totals) : '';
  const lines = (text: string, painted: (line: string) => string): readonly string[] =>
    text === '' ? [] : wrapped(text, columns).map(painted);
  return [
    ...lines(truth, paint.bold),
    ...lines(TEXT_REPORT.others(inputs.others), paint.plain),
    ...lines(TEXT_REPORT.batches(inputs.batches()), paint.warn),
    ...lines(filtered, paint.plain),
  ];
}

/** Selects all operations. */
function everything(report: Report): Visibility {
  return new Visibility(report, filterMask(report, true), false);
}

/** Selects the operations that failed or have no known result. */
function unsuccessful(report: Report): Visibility {
  const passing = filterMask(report, (operations, operation) => {
    const outcome = operations.outcome(operation);
    return isFailed(outcome) || outcome === 'dependent' || outcome === 'unknown';
  });
  return new Visibility(report, passing, false);
}
