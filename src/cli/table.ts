import type { Outcome } from '../core/model/operation.ts';
import { TEXT_REPORT } from './messages.ts';
import type { RedactedResponse } from '../core/redact/redactor.ts';
import type { RowTarget } from '../engine/tree/rowKey.ts';
import { type OperationNamer, treeRow } from '../engine/tree/rowCells.ts';
import type { Visibility } from '../engine/tree/visibility.ts';
import type { Row } from '../engine/api/treeRow.ts';
import { englishText } from '../engine/messages.ts';
import { outcomePaint, type Paint, printable } from './paint.ts';

// Maximum number of lines per response. A terminal shows the end of the output, so longer tables would hide the verdicts.
const LINES = 50;
const WIDEST_RESOURCE = 60;

/** A response as it is written: with its secrets replaced. */
export interface WrittenResponse extends RedactedResponse {
  readonly name: OperationNamer;
}

/** A line of the table before it is rendered. */
interface Line {
  readonly target: RowTarget;
  /** Nesting level, from 1. */
  readonly level: number;
}

/**
 * Returns the table of a response: its visible operations, failures first and with nested operations, then its request items
 * without a result. Each part is limited in length and followed by the number of lines left out.
 *
 * @returns lines for the terminal; empty if nothing is visible
 */
export function tableOf(written: WrittenResponse, shown: Visibility, paint: Paint): readonly string[] {
  const { report } = written;
  const operations: Line[] = [];
  let all = 0;
  for (const line of operationLines(written, shown)) {
    all += 1;
    if (all <= LINES) operations.push(line);
  }
  const properties = report.summary.total === 1 && all > 0 ? failedProperties(written) : [];
  const unanswered = shown.unanswered.map((index): Line => ({ target: { kind: 'unanswered', index }, level: 1 }));
  const parts = [
    { lines: operations, more: TEXT_REPORT.moreOperations(all - operations.length) },
    first(properties, TEXT_REPORT.moreProperties),
    first(unanswered, TEXT_REPORT.moreUnanswered),
  ].map(({ lines, more }) => ({ rows: lines.map((line) => rowIn(written, line)), more }));
  const rows = parts.flatMap((part) => part.rows);
  if (rows.length === 0) return [];
  const print = printer(rows, paint);
  return [print.head, ...parts.flatMap((part) => [...part.rows.map(print.row), ...part.more.map(print.note)])];
}

function first(lines: readonly Line[], more: (count: number) => readonly string[]) {
  return { lines: lines.slice(0, LINES), more: more(Math.max(0, lines.length - LINES)) };
}

/** Yields operations in tree order: failures first, nested operations and dependents below their parent or cause. */
function* operationLines({ report: { operations } }: WrittenResponse, shown: Visibility): Iterable<Line> {
  const isBad = (operation: number): boolean => BAD.has(operations.outcome(operation));
  const pending = [...shown.top.filter(isBad), ...shown.top.filter((operation) => !isBad(operation))]
    .toReversed()
    .map((operation) => ({ operation, level: 1 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { operation, level } = next;
    yield { target: { kind: 'operation', operation }, level };
    const below = [...shown.children(operation).shown, ...shown.folded(operation)];
    for (const inner of below.toReversed()) pending.push({ operation: inner, level: level + 1 });
  }
}

const BAD: ReadonlySet<Outcome> = new Set(['failure', 'partial', 'dependent']);

/** Returns the failed properties of a response with a single operation, such as PROPPATCH. */
function failedProperties({ report: { operations } }: WrittenResponse): readonly Line[] {
  const { propstats } = operations.detail(0);
  return propstats.flatMap(({ outcome, properties }, propstat) =>
    BAD.has(outcome)
      ? properties.map((_, index): Line => ({ target: { kind: 'property', operation: 0, propstat, index }, level: 2 }))
      : [],
  );
}

/** A row in English. */
interface PrintedRow extends Pick<Row, 'level' | 'outcome'> {
  readonly name: string;
  readonly statusText: string;
  readonly message: string;
  /** The first few of its possible causes. */
  readonly causes: readonly string[];
  readonly possibleCauses: number;
}

function rowIn({ report, name }: WrittenResponse, { target, level }: Line): PrintedRow {
  const node = { target, level, position: 1, siblings: 1, expanded: null, count: 0 };
  const possibleCauses = target.kind === 'operation' ? report.causes(target.operation).length : 0;
  const row = treeRow(node, report, report.operations, name);
  return {
    level,
    outcome: row.outcome,
    name: englishText(row.name),
    statusText: englishText(row.statusText),
    message: englishText(row.message),
    causes: row.causes.map((cause) => englishText(cause.name)),
    possibleCauses,
  };
}

const CAUSES_NAMED = 3;

function because({ causes, possibleCauses }: PrintedRow): string {
  if (causes.length === 0) return '';
  const names = causes.slice(0, CAUSES_NAMED);
  return TEXT_REPORT.because(names, possibleCauses - names.length);
}

function printer(rows: readonly PrintedRow[], paint: Paint) {
  const { columns } = TEXT_REPORT;
  const width = (title: string, cell: (row: PrintedRow) => string): number =>
    rows.reduce((widest, row) => Math.max(widest, cell(row).length), title.length);
  const status = width(columns.status, (row) => row.statusText);
  const resource = width(columns.resource, resourceCell);
  return {
    head: paint.dim(`  ${columns.status.padEnd(status)}  ${columns.resource.padEnd(resource)}  ${columns.message}`),
    row: (row: PrintedRow): string => {
      const message = printable([row.message, because(row)].filter((part) => part !== '').join('; '));
      const cell = outcomePaint(row.outcome, paint)(printable(row.statusText).padEnd(status));
      return `  ${cell}  ${resourceCell(row).padEnd(resource)}  ${message}`.trimEnd();
    },
    note: (text: string): string => paint.dim(`  ${text}`),
  };
}

function resourceCell(row: PrintedRow): string {
  const name = `${'  '.repeat(row.level - 1)}${printable(row.name)}`;
  return name.length > WIDEST_RESOURCE ? `${name.slice(0, WIDEST_RESOURCE - 1)}…` : name;
}
