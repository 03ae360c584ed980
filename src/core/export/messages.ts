import { count, counted } from '../text/format.ts';
import type { Totals } from '../verdict/totals.ts';
import type { LeftOut } from './selection.ts';

/** Why something is not in an export. */
export const LEFT_OUT = {
  selection: 'excluded by the filter or by the scope of the export',
  causes: 'many operations failed, so each dependent operation lists only the first of its possible causes',
  switchedOff: 'the rules are switched off',
  missingBody: 'the browser or the file did not provide them; see problems',
};

/** The note of the line of a response in a CSV export whose results are not listed. */
export const NOT_LISTED = 'results not listed';

/** The outcome of a line of a CSV export that states what is not in the file. */
export const NOT_EXPORTED = 'left out';

const ONE: Readonly<Record<Exclude<LeftOut['what'], 'files' | 'unreadFiles'>, string>> = {
  responses: 'response',
  operations: 'operation',
  unanswered: 'unanswered',
  causes: 'cause',
  bodies: 'body',
  findings: 'finding',
};

/** `12 responses: dropped to save memory`; a file is in the reason. */
export function leftOutText(what: LeftOut['what'], value: number, why: string): string {
  if (what === 'files' || what === 'unreadFiles') return why;
  return `${counted(value, ONE[what], what)}: ${why}`;
}

/** The outcome of a request item without a result in a CSV export. */
export const UNANSWERED = 'unanswered';

/** Formats the first few possible causes of an operation, and the number of all causes. */
export function causesNamed(names: readonly string[], causes: number): string {
  return names.length < causes ? `${names.join(' ')} … (${causes})` : names.join(' ');
}

/** Keys and titles of the columns, in order. */
export const CSV_COLUMNS = [
  ['exchange', 'exchange'],
  ['file', 'file'],
  ['entry', 'entry'],
  ['startedDateTime', 'started'],
  ['method', 'method'],
  ['url', 'url'],
  ['httpStatus', 'http status'],
  ['verdict', 'verdict'],
  ['pointer', 'pointer'],
  ['label', 'resource'],
  ['status', 'status'],
  ['outcome', 'outcome'],
  ['note', 'note'],
  ['code', 'code'],
  ['message', 'message'],
  ['conditions', 'conditions'],
  ['failedProperties', 'failed properties'],
  ['missingProperties', 'missing properties'],
  ['causes', 'because of'],
  ['requestIndex', 'request item'],
  ['problems', 'problems'],
] as const;

/** Numbers of files that may contain more responses, and of responses that are not listed, or without their results. */
export interface UnreadFiles {
  /** Files of which only a part could be read. */
  readonly partial: number;
  /** Files and patterns that could not be read. */
  readonly missing: number;
  /** Responses in the report with their verdict and counts only. */
  readonly incomplete?: number;
  /** Responses that are not in the report. */
  readonly dropped?: number;
}

const ALL_READ: UnreadFiles = { partial: 0, missing: 0 };

/**
 * States in one sentence whether something failed, or may have: `2 of 14 multi-status responses have failures: 5 of 120 sub-operations
 * failed; 1 response could not be parsed.` The sentence starts with "No failures" only if every response was parsed, and no outcome is
 * unknown.
 */
export function totalsSentence(totals: Totals, files: UnreadFiles = ALL_READ): string {
  const unread = unreadFiles(files);
  if (totals.failing > 0) return sentence([failures(totals), doubts(totals), unread]);
  if (totals.unreadable + totals.unknown > 0) return sentence([mayHaveFailures(totals), unread]);
  const none = totals.responses === 0 ? 'No multi-status responses' : noFailures(totals);
  return unread === '' ? `${none}.` : `${none}, but ${unread}.`;
}

const responses = (value: number): string => counted(value, 'multi-status response', 'multi-status responses');
const operations = (value: number): string => counted(value, 'sub-operation', 'sub-operations');
const have = (value: number): string => (value === 1 ? 'has' : 'have');
const were = (value: number): string => (value === 1 ? 'was' : 'were');

function sentence(clauses: readonly string[]): string {
  return `${clauses.filter((clause) => clause !== '').join('; ')}.`;
}

function list(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** `2 of 14 multi-status responses have failures: 5 of 120 sub-operations failed` */
function failures(totals: Totals): string {
  const { failing, failed, dependent, unlisted, operations: all } = totals;
  const dependents = failed > 0 ? count(dependent) : `${count(dependent)} of ${operations(all)}`;
  const results = list([
    failed > 0 ? `${count(failed)} of ${operations(all)} failed` : '',
    dependent > 0 ? `${dependents} ${were(dependent)} not attempted because of others` : '',
    unlisted === 0
      ? ''
      : counted(
          unlisted,
          'response states failures that it does not list',
          'responses state failures that they do not list',
        ),
  ]);
  return `${count(failing)} of ${responses(totals.responses)} ${have(failing)} failures${results === '' ? '' : `: ${results}`}`;
}

/** Of a report that also has failures. */
function doubts(totals: Totals): string {
  const { unreadable, unknown, unclear, unanswered } = totals;
  return list([
    unreadable > 0 ? `${counted(unreadable, 'response', 'responses')} could not be parsed` : '',
    unknown > 0 ? `${counted(unknown, 'response', 'responses')} ${have(unknown)} an unknown outcome` : '',
    unclear > 0 ? `${operations(unclear)} ${have(unclear)} no known result` : '',
    itemsWithoutResult(unanswered),
  ]);
}

function mayHaveFailures({ responses: all, unreadable, unknown, ...totals }: Totals): string {
  const { unclear, unanswered } = totals;
  const why = list([
    unreadable > 0 ? `${count(unreadable)} could not be parsed` : '',
    unknown > 0 ? `${count(unknown)} ${have(unknown)} an unknown outcome` : '',
  ]);
  const results = list([
    unclear > 0 ? `${count(unclear)} of ${operations(totals.operations)} ${have(unclear)} no known result` : '',
    itemsWithoutResult(unanswered),
  ]);
  return `${count(unreadable + unknown)} of ${responses(all)} may have failures: ${why}${results === '' ? '' : ` (${results})`}`;
}

function itemsWithoutResult(items: number): string {
  return items === 0 ? '' : `${counted(items, 'request item', 'request items')} ${have(items)} no result`;
}

function noFailures({ responses: all, operations: inAll, empty }: Totals): string {
  const listed = empty === all ? '' : ` with ${operations(inAll)}`;
  if (empty === 0) return `No failures in ${responses(all)}${listed}`;
  const none =
    empty === all ? 'no results are listed' : `${count(empty)} of them ${empty === 1 ? 'lists' : 'list'} no results`;
  return `No failures in ${responses(all)}${listed}; ${none}`;
}

function unreadFiles({ partial, missing, incomplete = 0, dropped = 0 }: UnreadFiles): string {
  const files = (value: number): string => counted(value, 'file', 'files');
  return list([
    incomplete > 0 ? `the results of ${counted(incomplete, 'response', 'responses')} are not listed completely` : '',
    dropped > 0 ? `${counted(dropped, 'response', 'responses')} ${were(dropped)} left out` : '',
    partial > 0 ? `${files(partial)} ${were(partial)} only partially read` : '',
    missing > 0 ? `${counted(missing, 'input', 'inputs')} could not be read` : '',
  ]);
}

export function withoutResult(items: number): string {
  return counted(items, 'request item without a result', 'request items without a result');
}
