import Papa from 'papaparse';
import type { Operation } from '../model/operation.ts';
import { CSV_COLUMNS as COLUMNS } from '../words/export.ts';
import { type ExportWriter, type Selected, selectedOperations } from './selection.ts';

type Cells = Readonly<Record<(typeof COLUMNS)[number][0], string | number | null>>;

/** Lines that are written at once. */
const LINES = 200;

/**
 * A table with a line for each operation, nested ones too, and one for an answer that has none (RFC 4180). What a spreadsheet would run as
 * a formula is escaped.
 */
export function csvWriter(): ExportWriter {
  return { add: linePieces, head: () => table([COLUMNS.map(([, title]) => title)]), foot: () => '' };
}

function* linePieces(selected: Selected): Iterable<string> {
  let lines: (readonly (string | number | null)[])[] = [];
  for (const cells of linesOf(selected)) {
    lines.push(COLUMNS.map(([key]) => cells[key]));
    if (lines.length < LINES) continue;
    yield table(lines);
    lines = [];
  }
  if (lines.length > 0) yield table(lines);
}

function table(lines: readonly (readonly (string | number | null)[])[]): string {
  return `${Papa.unparse(lines, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

function* linesOf(selected: Selected): Iterable<Cells> {
  const { report } = selected;
  const shown = selectedOperations(selected);
  if (shown.length === 0 && report.summary.total === 0) yield withoutOperation(selected);
  for (const top of shown)
    for (let operation = top; operation < report.operations.end(top); operation += 1) yield line(selected, operation);
}

function withoutOperation({ id, exchange, report }: Selected): Cells {
  return {
    exchange: id,
    startedDateTime: exchange.startedDateTime,
    method: exchange.request.method,
    url: exchange.request.url,
    httpStatus: exchange.response.status,
    verdict: report.verdict.sentence,
    pointer: null,
    label: null,
    status: null,
    outcome: report.verdict.outcome,
    note: null,
    code: null,
    message: null,
    conditions: null,
    failedProperties: null,
    missingProperties: null,
    causes: null,
    requestIndex: null,
    problems: report.problems.map((problem) => problem.message).join(' '),
  };
}

function line(selected: Selected, number: number): Cells {
  const { report } = selected;
  const operation = report.operations.detail(number);
  const causes = report.causes(number).map((cause) => report.operations.label(cause) ?? String(cause));
  return {
    ...withoutOperation(selected),
    pointer: operation.pointer,
    label: operation.label,
    status: operation.status ?? (report.operations.statuses(number).join(' ') || null),
    outcome: operation.outcome,
    note: operation.note,
    code: operation.code,
    message: operation.message,
    conditions: [...operation.conditions, ...operation.propstats.flatMap((propstat) => propstat.conditions)]
      .map(({ name }) => name)
      .join(' '),
    failedProperties: properties(operation, (_status, outcome) => outcome === 'failure' || outcome === 'dependent'),
    missingProperties: properties(operation, (status, outcome) => outcome === 'notice' && status === 404),
    causes: causes.length > 20 ? `${causes.slice(0, 20).join(' ')} … (${causes.length})` : causes.join(' '),
    requestIndex: operation.requestIndex,
  };
}

function properties(
  { propstats }: Operation,
  wanted: (status: number | null, outcome: Operation['outcome']) => boolean,
): string {
  return propstats
    .filter(({ status, outcome }) => wanted(status, outcome))
    .flatMap((propstat) => propstat.properties.map(({ name }) => name))
    .join(' ');
}
