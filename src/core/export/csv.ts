import type { Causes } from '../verdict/causeList.ts';
import type { Operation, Operations } from '../model/operation.ts';
import type { Report } from '../verdict/report.ts';
import { englishText } from '../messages.ts';
import { csvRecord } from './csvRecord.ts';
import { causesNamed, CSV_COLUMNS as COLUMNS, UNANSWERED } from './messages.ts';
import { type ExportWriter, type Selected, selectedOperations } from './selection.ts';

type Cells = Readonly<Record<(typeof COLUMNS)[number][0], string | number | null>>;

/** Lines that are written at once. */
const LINES = 200;

/**
 * A table (RFC 4180) with a line for each operation, nested ones included, and for each request item without a result
 * (outcome `unanswered`); a response with none of these has one line. Text that a spreadsheet would run as a formula is
 * escaped.
 */
export function csvWriter(): ExportWriter {
  const head = (): string => table([COLUMNS.map(([, title]) => title)]);
  return { add: linePieces, skip: () => undefined, head, foot: () => '' };
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
  return lines.map(csvRecord).join('');
}

function* linesOf(selected: Selected): Iterable<Cells> {
  const { report, unanswered } = selected;
  const { operations } = report;
  const common = responseCells(selected);
  const causes = causesCells(report);
  const shown = selectedOperations(selected);
  if (shown.length + unanswered.length === 0) yield { ...common, outcome: report.verdict.outcome };
  for (const top of shown)
    for (let number = top; number < operations.end(top); number += 1)
      yield { ...common, ...operationCells(operations, number), causes: causes(number) };
  for (const { index, label } of unanswered) yield { ...common, label, outcome: UNANSWERED, requestIndex: index };
}

// These cells are in every line of a response: were they of any length, the table could grow with its square.
const LONGEST_REPEATED = 2000;

/** What all lines of a response have in common. */
function responseCells({ id, exchange, report }: Selected): Cells {
  return {
    ...NO_CELLS,
    exchange: id,
    startedDateTime: exchange.startedDateTime,
    method: exchange.request.method,
    url: exchange.request.url === null ? null : shortened(exchange.request.url, LONGEST_REPEATED),
    httpStatus: exchange.response.status,
    verdict: shortened(englishText(report.verdict.sentence), LONGEST_REPEATED),
    problems: shortened(report.problems.map((problem) => englishText(problem.message)).join(' '), LONGEST_REPEATED),
  };
}

const NO_CELLS: Cells = {
  exchange: null,
  startedDateTime: null,
  method: null,
  url: null,
  httpStatus: null,
  verdict: null,
  pointer: null,
  label: null,
  status: null,
  outcome: null,
  note: null,
  code: null,
  message: null,
  conditions: null,
  failedProperties: null,
  missingProperties: null,
  causes: null,
  requestIndex: null,
  problems: null,
};

function operationCells(operations: Operations, number: number): Partial<Cells> {
  const operation = operations.detail(number);
  return {
    pointer: operation.pointer,
    label: operation.label,
    status: operation.status ?? (operations.statuses(number).join(' ') || null),
    outcome: operation.outcome,
    note: operation.note,
    code: operation.code,
    message: operation.message,
    conditions: [...operation.conditions, ...operation.propstats.flatMap((propstat) => propstat.conditions)]
      .map(({ name }) => name)
      .join(' '),
    failedProperties: properties(operation, (_status, outcome) => outcome === 'failure' || outcome === 'dependent'),
    missingProperties: properties(operation, (status, outcome) => outcome === 'notice' && status === 404),
    requestIndex: operation.requestIndex,
  };
}

// Many may depend on any of many: of these, so many are named, each by the beginning of its label.
const CAUSES_NAMED = 20;
const LONGEST_CAUSE = 200;

/** Operations that depend on the same ones may share one list of causes, which is then written once. */
function causesCells({ causes, operations }: Report): (number: number) => string {
  const written = new WeakMap<Causes, string>();
  return (number) => {
    const all = causes(number);
    const known = written.get(all);
    if (known !== undefined) return known;
    const names = all
      .slice(0, CAUSES_NAMED)
      .map((cause) => shortened(operations.label(cause) ?? String(cause), LONGEST_CAUSE));
    const cell = causesNamed(names, all.length);
    written.set(all, cell);
    return cell;
  };
}

/** The beginning of a long text, with no half of a character at its end. */
function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
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
