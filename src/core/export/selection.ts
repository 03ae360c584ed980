import type { Exchange } from '../har/exchange.ts';
import type { Report } from '../model/report.ts';

/** One exchange with what of it is to be exported. */
export interface Selected {
  readonly id: string;
  readonly exchange: Exchange;
  readonly report: Report;
  /** The top-level operations that are asked for, in document order; those nested in them come along. Null for all. */
  readonly operations: readonly number[] | null;
}

/** What an export is about. */
export interface Selection {
  readonly scope: 'all' | 'filtered' | 'failed' | 'selected';
  readonly filter: string | null;
  readonly secrets: boolean;
  readonly generator: { readonly name: string; readonly version: string };
}

/** Writes a file of many exchanges, of which only one has to be there in full at a time. */
export interface ExportWriter {
  /** Counts an exchange for the head. @returns its text, which is made as it is taken */
  readonly add: (selected: Selected) => Iterable<string>;
  /** What stands before the exchanges; right when all are added. */
  readonly head: () => string;
  /** What stands behind them. */
  readonly foot: () => string;
}

/** The numbers of the top-level operations of a report. */
function topLevel(report: Report): number[] {
  const { operations } = report;
  const found: number[] = [];
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) found.push(operation);
  return found;
}

export function selectedOperations({ operations, report }: Selected): readonly number[] {
  return operations ?? topLevel(report);
}
