import type { OperationKey } from '../../core/filter/operation.ts';
import { operationText } from '../../core/model/messages.ts';
import type { Operation, Operations, Outcome } from '../../core/model/operation.ts';
import { isFailed } from '../../core/model/outcome.ts';
import type { Report } from '../../core/verdict/report.ts';
import { CountTable } from './countTable.ts';
import { pathOf, segmentsOf } from './pathSegments.ts';
import { typeableText } from './typeableText.ts';

export type OperationTables = Readonly<Record<OperationKey, CountTable>>;

export function createTables(): OperationTables {
  return {
    status: new CountTable(),
    outcome: new CountTable(),
    is: new CountTable(),
    prop: new CountTable(),
    error: new CountTable(),
    path: new CountTable(),
    message: new CountTable(),
  };
}

const OPERATIONS_PER_CHECK = 64;
/**
 * Number of operations of a response whose details are read, unless reading them is fast (`isPlain`): in JSON, it takes longer than
 * parsing. The messages and codes of the others are not counted.
 */
const MOST_DETAILS = { success: 10_000, other: 30_000 };

/** Counts the values of the operations of one response. It can be interrupted, since there may be a million operations. */
export class ValueCollector {
  readonly #report: Report;
  readonly #tables: OperationTables;
  /** The number of the first operation among those of all responses. */
  readonly #base: number;
  readonly #paths: PathCounter;
  readonly #details = { ...MOST_DETAILS };
  #at = 0;

  constructor(report: Report, tables: OperationTables, base: number) {
    this.#report = report;
    this.#tables = tables;
    this.#base = base;
    this.#paths = new PathCounter(tables.path);
  }

  /** Number of operations and unanswered request items. */
  get size(): number {
    return this.#report.operations.size + this.#report.unanswered.length;
  }

  /** Counts operations until `enough` returns true. @returns whether all are counted */
  advance(enough: () => boolean): boolean {
    const { operations } = this.#report;
    while (this.#at < operations.size) {
      const end = Math.min(operations.size, this.#at + OPERATIONS_PER_CHECK);
      for (; this.#at < end; this.#at += 1) this.#add(operations, this.#at);
      if (enough()) return false;
    }
    this.#addUnanswered();
    this.#paths.end();
    return true;
  }

  #add(operations: Operations, operation: number): void {
    const { status, outcome, is, prop } = this.#tables;
    const number = this.#base + operation;
    const value = operations.outcome(operation);
    outcome.add(value, number);
    if (isFailed(value)) is.add('failed', number);
    if (value === 'dependent') is.add('dependent', number);
    if (operations.missing(operation) > 0) is.add('missing', number);
    const statuses = operations.statuses(operation);
    for (const code of statuses) addStatus(status, code, number);
    for (const name of operations.propertyNames?.(operation) ?? []) prop.add(name, number);
    const label = operations.label(operation);
    const isPlain = operations.isPlain?.(operation) === true;
    if (isPlain || !this.#mayReadDetail(value)) this.#paths.add(label, number);
    else this.#addDetail(operations.detail(operation), label, number);
  }

  #mayReadDetail(outcome: Outcome): boolean {
    const kind = outcome === 'success' ? 'success' : 'other';
    this.#details[kind] -= 1;
    if (this.#details[kind] >= 0) return true;
    this.#tables.message.markInexact();
    this.#tables.error.markInexact();
    return false;
  }

  #addDetail({ message, code, hrefs, conditions, propstats }: Operation, label: string | null, number: number): void {
    const tables = this.#tables;
    const all = [...conditions, ...propstats.flatMap((propstat) => propstat.conditions)];
    if (code !== null) tables.error.add(code, number);
    for (const { name } of all) tables.error.add(name, number);
    const texts = [message, ...propstats.map(({ description }) => description), ...all.map(({ text }) => text)];
    for (const text of texts) if (text !== null) tables.message.add(typeableText(operationText(text)), number);
    const others = hrefs.filter((href) => href !== label);
    if (others.length === 0) this.#paths.add(label, number);
    else for (const href of [label ?? '', ...others]) addSegments(tables.path, href, number);
  }

  #addUnanswered(): void {
    const { operations, unanswered } = this.#report;
    for (const [index, { label }] of unanswered.entries()) {
      const number = this.#base + operations.size + index;
      this.#tables.is.add('unanswered', number);
      this.#paths.add(label, number);
    }
  }
}

function addStatus(table: CountTable, status: number, operation: number): void {
  table.add(String(status), operation);
  table.add(`${Math.floor(status / 100)}xx`, operation);
  if (status >= 400) table.add('>=400', operation);
}

function addSegments(table: CountTable, href: string, operation: number): void {
  for (const segment of segmentsOf(pathOf(href))) table.add(segment, operation);
}

/** Counts the segments of paths. Neighbors in a listing are mostly in the same folder, whose segments are counted once for all. */
class PathCounter {
  readonly #table: CountTable;
  /** The folder of the last paths, with a slash at its end. */
  #folder = '';
  #segments: readonly string[] = [];
  /** Number of paths in the folder that are not counted yet, and the last one. */
  #pending = 0;
  #last = -1;

  constructor(table: CountTable) {
    this.#table = table;
  }

  add(label: string | null, operation: number): void {
    if (label === null) return;
    const path = pathOf(label);
    const nameStart = path.lastIndexOf('/') + 1;
    if (nameStart !== this.#folder.length || !path.startsWith(this.#folder)) {
      this.end();
      this.#folder = path.slice(0, nameStart);
      this.#segments = segmentsOf(this.#folder);
    }
    this.#pending += 1;
    this.#last = operation;
    const name = path.slice(nameStart);
    if (!this.#segments.includes(name)) this.#table.add(name, operation);
  }

  /** Counts the segments of the last folder. */
  end(): void {
    for (const segment of this.#segments) this.#table.add(segment, this.#last, '', this.#pending);
    this.#pending = 0;
    this.#segments = [];
    this.#folder = '';
  }
}
