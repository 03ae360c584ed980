import type { LazyChecks } from '../checks/responseChecks.ts';
import type { Exchange } from '../har/exchange.ts';
import type { UnansweredItem } from '../model/parsedBody.ts';
import type { Redactor, ResponseOptions } from '../redact/redactor.ts';
import type { Finding } from '../verdict/findings.ts';
import type { Report } from '../verdict/report.ts';
import type { Incomplete } from './incomplete.ts';

/** One exchange, and the parts of it that are exported. */
export interface Selected {
  readonly id: string;
  readonly exchange: Exchange;
  readonly report: Report;
  /** The top-level operations that are exported, each with its nested operations, in document order; null for all. */
  readonly operations: readonly number[] | null;
  /** The request items without a result that are exported. */
  readonly unanswered: readonly UnansweredItem[];
  /** What the rules find in the response, also in what is not selected. */
  readonly checks: LazyChecks;
  /** What should be exported and is not known; omitted if the response is exported completely. */
  readonly incomplete?: Incomplete;
}

/**
 * What is not in an export: its number, and the reason in words. `files` were only partially read, `unreadFiles` not at all.
 */
export interface LeftOut {
  readonly what: 'responses' | 'operations' | 'unanswered' | 'causes' | 'bodies' | 'findings' | 'files' | 'unreadFiles';
  readonly count: number;
  readonly why: string;
}

/** What to export. */
export interface Selection {
  readonly scope: 'all' | 'filtered' | 'failed' | 'selected';
  /** As the user typed it. */
  readonly filter: string | null;
  /** Has redacted everything that is added to the writer. */
  readonly redactor: Pick<Redactor, 'redactions' | 'typed'>;
  /** Input that was left out before the export: files that were only partially read. Complete when the head is written. */
  readonly leftOut: readonly LeftOut[];
  /** The findings that cause an exit code other than 0; default: all. */
  readonly failOn?: ReadonlySet<Finding>;
  /** Whether reports for people and CI servers list what the rules find; default: only if it causes an exit code. */
  readonly listsChecks?: boolean;
  readonly generator: { readonly name: string; readonly version: string };
}

/** Writes a file with many exchanges. Only one of them needs to be in memory at a time. */
export interface ExportWriter {
  /** Whether the head is constant, so that it can be written before the first exchange. */
  readonly isStreamed: boolean;
  /** The part of the file that contains an exchange: the text of section 0 is written before that of section 1, and so on. */
  readonly section: (selected: Selected) => 0 | 1 | 2;
  /** Adds an exchange and counts it for the head. @returns its text, which is created while it is iterated */
  readonly add: (selected: Selected) => Iterable<string>;
  /**
   * Counts an exchange that is left out.
   * @param unanswered request items without a result; default: those of the report, which has none while the body is evicted
   * @param checks what the rules find in the response; default: nothing
   */
  readonly skip: (report: Report, unanswered?: number, checks?: LazyChecks) => void;
  /** The text before the exchanges; unless it is constant, complete after all exchanges are added or skipped. */
  readonly head: () => string;
  /** The text after them. */
  readonly foot: () => string;
}

/** Redacts the selected part of an exchange; see `Redactor.response`. */
export function redactSelected(redactor: Redactor, selected: Selected, options?: ResponseOptions): Selected {
  const response = redactor.response(selected, options);
  const unanswered = selected.unanswered.map(({ index, label }) => ({
    index,
    label: label === null ? null : redactor.text(label),
  }));
  return { ...selected, ...response, unanswered };
}

/** Returns the top-level operations of a report. */
function topLevel(report: Report): number[] {
  const { operations } = report;
  const found: number[] = [];
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) found.push(operation);
  return found;
}

export function selectedOperations({ operations, report }: Selected): readonly number[] {
  return operations ?? topLevel(report);
}
