import type { Causes } from '../verdict/causeList.ts';
import type { Condition, Operation, Operations } from '../model/operation.ts';
import type { Report } from '../verdict/report.ts';
import { englishText } from '../messages.ts';
import { safeText } from '../text/safeText.ts';
import { truncate } from '../text/truncate.ts';
import { csvRecord } from './csvRecord.ts';
import { type Incomplete, incompleteSentence } from './incomplete.ts';
import { causesNamed, CSV_COLUMNS as COLUMNS, leftOutText, NOT_EXPORTED, NOT_LISTED, UNANSWERED } from './messages.ts';
import { type ExportWriter, type LeftOut, type Selected, selectedOperations, type Selection } from './selection.ts';

type Cells = Readonly<Record<(typeof COLUMNS)[number][0], string | number | null>>;

/** Number of lines in one piece of text. */
const LINES = 200;

/**
 * Writes a table (RFC 4180) with a line for each operation, including nested ones, and for each request item without a
 * result (outcome `unanswered`). A response with neither has one line, and so has one that is incomplete. The last lines state which
 * responses are not in the file (outcome `left out`). Text that a spreadsheet would interpret as a formula is escaped.
 */
export function csvWriter({ leftOut }: Pick<Selection, 'leftOut'>): ExportWriter {
  const head = (): string => table([COLUMNS.map(([, title]) => title)]);
  const foot = (): string => table(leftOut.map(leftOutLine));
  return { isStreamed: true, section: () => 0, add: linePieces, skip: () => undefined, head, foot };
}

function leftOutLine({ what, count, why }: LeftOut): readonly (string | number | null)[] {
  const cells: Cells = {
    ...NO_CELLS,
    outcome: NOT_EXPORTED,
    message: truncate(leftOutText(what, count, why), LONGEST_REPEATED),
  };
  return COLUMNS.map(([key]) => cells[key]);
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
  return lines.map((cells) => csvRecord(cells.map(safeCell))).join('');
}

/** A spreadsheet also shows texts from outside. The JSON export has them as they are. */
function safeCell(value: string | number | null): string | number | null {
  return typeof value === 'string' ? safeText(value) : value;
}

function* linesOf(selected: Selected): Iterable<Cells> {
  const { report, unanswered, incomplete } = selected;
  const { operations } = report;
  const common = responseCells(selected);
  const causes = causesCells(report);
  const shown = selectedOperations(selected);
  if (incomplete) yield { ...common, ...incompleteCells(incomplete, report) };
  else if (shown.length + unanswered.length === 0) yield { ...common, outcome: report.verdict.outcome };
  for (const top of shown)
    for (let number = top; number < operations.end(top); number += 1)
      yield { ...common, ...operationCells(operations, number), causes: causes(number) };
  for (const { index, label } of unanswered) yield { ...common, label, outcome: UNANSWERED, requestIndex: index };
}

// Characters. These cells are repeated in every line of a response, so without a limit the table could grow quadratically.
const LONGEST_REPEATED = 2000;

/** The cells that all lines of a response share. */
function responseCells({ id, exchange, report }: Selected): Cells {
  return {
    ...NO_CELLS,
    exchange: id,
    file: exchange.file === null ? null : truncate(exchange.file, LONGEST_REPEATED),
    entry: exchange.entry,
    startedDateTime: exchange.startedDateTime,
    method: exchange.request.method,
    url: exchange.request.url === null ? null : truncate(exchange.request.url, LONGEST_REPEATED),
    httpStatus: exchange.response.status,
    verdict: truncate(englishText(report.verdict.sentence), LONGEST_REPEATED),
    problems: truncate(report.problems.map((problem) => englishText(problem.message)).join(' '), LONGEST_REPEATED),
  };
}

const NO_CELLS: Cells = {
  exchange: null,
  file: null,
  entry: null,
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

/** The cells of a response whose results are not known: its statuses, and how many results have each. */
function incompleteCells(incomplete: Incomplete, { verdict, summary }: Report): Partial<Cells> {
  return {
    status: summary.byStatus.map(([status]) => status).join(' '),
    outcome: verdict.outcome,
    note: NOT_LISTED,
    message: incompleteSentence(incomplete, summary),
  };
}

function operationCells(operations: Operations, number: number): Partial<Cells> {
  const operation = operations.detail(number);
  return {
    pointer: operation.pointer,
    label: operation.label,
    status: operation.status ?? (operations.statuses(number).join(' ') || null),
    outcome: operation.outcome,
    note: operation.note && englishText(operation.note),
    code: operation.code,
    message: operation.message && englishText(operation.message),
    conditions: conditionsCell([
      ...operation.conditions,
      ...operation.propstats.flatMap((propstat) => propstat.conditions),
    ]),
    failedProperties: properties(operation, (_status, outcome) => outcome === 'failure' || outcome === 'dependent'),
    missingProperties: properties(operation, (status, outcome) => outcome === 'notice' && status === 404),
    requestIndex: operation.requestIndex,
  };
}

/** The names of conditions; in JSON, each with its field and message: `blank (email): is required; taken (name)`. */
function conditionsCell(conditions: readonly Condition[]): string {
  const inJson = conditions.some(({ target }) => target !== undefined);
  if (!inJson) return conditions.map(({ name }) => name).join(' ');
  return conditions
    .map(
      ({ name, text, target }) => `${name}${target == null ? '' : ` (${target})`}${text === null ? '' : `: ${text}`}`,
    )
    .join('; ');
}

// Many operations may depend on many failures, so a cell has a limited number of causes and characters of each.
const CAUSES_NAMED = 20;
const LONGEST_CAUSE = 200;

/** Returns the text for the causes of an operation. It is cached, because many operations can share one list of causes. */
function causesCells({ causes, operations }: Report): (number: number) => string {
  const written = new WeakMap<Causes, string>();
  return (number) => {
    const all = causes(number);
    const known = written.get(all);
    if (known !== undefined) return known;
    const names = all
      .slice(0, CAUSES_NAMED)
      .map((cause) => truncate(operations.label(cause) ?? String(cause), LONGEST_CAUSE));
    const cell = causesNamed(names, all.length);
    written.set(all, cell);
    return cell;
  };
}

function properties(
  { propstats }: Operation,
  isIncluded: (status: number | null, outcome: Operation['outcome']) => boolean,
): string {
  return propstats
    .filter(({ status, outcome }) => isIncluded(status, outcome))
    .flatMap((propstat) => propstat.properties.map(({ name }) => name))
    .join(' ');
}
