import { filterMask } from '../engine/tree/filterMask.ts';
import { englishText } from '../core/messages.ts';
import { TEXT_REPORT } from './messages.ts';
import { formatName } from '../core/model/formatName.ts';
import { includesProblem } from '../core/verdict/includesProblem.ts';
import { redactSelected, type Selected } from '../core/export/selection.ts';
import { createRedactor } from '../core/redact/redactor.ts';
import { addToTotals, NO_TOTALS } from '../core/verdict/totals.ts';
import { createOperationNamer } from '../engine/tree/operationName.ts';
import type { LocalEngine } from '../engine/engine.ts';
import { exportSelection } from '../engine/store/export.ts';
import type { StoredExchange } from '../engine/store/storedExchange.ts';
import type { ExportRequest } from '../engine/api/engineApi.ts';
import { Visibility } from '../engine/tree/visibility.ts';
import { type Paint, printable, verdictMark } from './paint.ts';
import { tableOf, type WrittenResponse } from './table.ts';

/** What the input files contain other than multi-status responses. */
export interface InputSummary {
  /** Number of responses that are not multi-status. */
  readonly others: number;
  /** The files that were only partially read, each with its problem. */
  readonly damaged: readonly string[];
}

/**
 * Yields each verdict with its problems and a table: of the operations that failed or have no known result, or of those that
 * the filter shows. The last line has the totals.
 */
export function* textReport(
  engine: LocalEngine,
  request: Pick<ExportRequest, 'scope' | 'query' | 'secrets'>,
  { others, damaged }: InputSummary,
  paint: Paint,
): Iterable<string> {
  const all = engine.store.all();
  const isFiltered = request.scope === 'filtered';
  const redactor = createRedactor({ enabled: !request.secrets });
  const selected: Selected[] = [];
  for (const stored of all) {
    const selection = exportSelection(stored, request);
    if (!selection) continue;
    selected.push(selection);
    const { exchange, report } = redactSelected(redactor, selection, { positions: 'original' });
    const written = { exchange, report, name: createOperationNamer(exchange, report) };
    const shown = isFiltered ? stored.view.visibility(request.query) : unsuccessful(stored);
    yield `${blockOf(written, shown, paint).join('\n')}\n\n`;
  }
  const totals = {
    ...all.reduce((sum, { report }) => addToTotals(sum, report), NO_TOTALS),
    others,
    damagedFiles: damaged.length,
  };
  if (isFiltered && all.length > 0) {
    const operations = selected.reduce((sum, { operations: shown }) => sum + (shown?.length ?? 0), 0);
    const unanswered = selected.reduce((sum, { unanswered: shown }) => sum + shown.length, 0);
    yield `${TEXT_REPORT.filtered({ responses: selected.length, operations, unanswered }, totals)}\n`;
  }
  yield `${TEXT_REPORT.totals(totals)}\n`;
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
function unsuccessful({ report }: StoredExchange): Visibility {
  const passing = filterMask(report, (operations, operation) => {
    const outcome = operations.outcome(operation);
    return outcome !== 'success' && outcome !== 'notice';
  });
  return new Visibility(report, passing, false);
}
