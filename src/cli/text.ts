import { englishText } from '../core/messages.ts';
import { formatName } from '../core/model/formatName.ts';
import { includesProblem } from '../core/verdict/includesProblem.ts';
import { addToTotals, NO_TOTALS } from '../core/verdict/totals.ts';
import type { Report } from '../core/verdict/report.ts';
import { filterMask } from '../engine/tree/filterMask.ts';
import { createOperationNamer } from '../engine/tree/operationName.ts';
import { Visibility } from '../engine/tree/visibility.ts';
import { TEXT_REPORT } from './messages.ts';
import { type Paint, printable, verdictMark } from './paint.ts';
import type { InputSummary, ReportWriter } from './report/reportWriter.ts';
import { tableOf, type WrittenResponse } from './table.ts';

export interface TextOptions {
  readonly inputs: InputSummary;
  readonly isFiltered: boolean;
  readonly paint: Paint;
}

/**
 * Writes each verdict with its problems and a table: of the operations that failed or have no known result, or of those that
 * the filter shows. The last line has the totals.
 */
export function textWriter({ inputs, isFiltered, paint }: TextOptions): ReportWriter {
  let totals = NO_TOTALS;
  const count = (report: Report): void => {
    totals = addToTotals(totals, report);
  };
  const shown = { responses: 0, operations: 0, unanswered: 0 };
  return {
    isStreamed: true,
    section: () => 0,
    *add({ exchange, report, operations, unanswered, visibility }) {
      count(report);
      shown.responses += 1;
      shown.operations += operations?.length ?? 0;
      shown.unanswered += unanswered.length;
      const written = { exchange, report, name: createOperationNamer(exchange, report) };
      yield `${blockOf(written, visibility ?? unsuccessful(report), paint).join('\n')}\n\n`;
    },
    skip: count,
    head: () => '',
    foot: () => {
      const all = { ...totals, others: inputs.others, damagedFiles: inputs.damaged.length };
      const filtered = isFiltered && all.responses > 0 ? `${TEXT_REPORT.filtered(shown, all)}\n` : '';
      return `${filtered}${TEXT_REPORT.totals(all)}\n`;
    },
  };
}

function blockOf(written: WrittenResponse, shown: Visibility, paint: Paint): readonly string[] {
  const { exchange, report } = written;
  const { verdict, problems, format, dialect } = report;
  const url = printable(exchange.request.url ?? '') || printable(exchange.file ?? '') || '-';
  return [
    `${verdictMark(verdict.outcome, paint)} ${paint.bold(printable(englishText(verdict.sentence)))}`,
    paint.dim(`  ${url} · ${exchange.response.status} · ${englishText(formatName(format, dialect?.name ?? null))}`),
    ...problems
      .filter((problem) => !includesProblem(verdict, problem, problems))
      .map(({ message, line, column }) =>
        paint.warn(`  ! ${printable(englishText(message))}${line === null ? '' : ` (${line}:${column})`}`),
      ),
    ...tableOf(written, shown, paint),
  ];
}

/** Selects the operations that failed or have no known result. */
function unsuccessful(report: Report): Visibility {
  const passing = filterMask(report, (operations, operation) => {
    const outcome = operations.outcome(operation);
    return outcome !== 'success' && outcome !== 'notice';
  });
  return new Visibility(report, passing, false);
}
