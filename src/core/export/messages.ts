import { count, counted } from '../text/format.ts';
import type { Totals } from '../verdict/totals.ts';

/** Why something is not in an export. */
export const LEFT_OUT = {
  selection: 'excluded by the filter or by the scope of the export',
  causes: 'many operations failed, so each dependent operation lists only the first of its possible causes',
  missingBody: 'the browser or the file did not provide them; see problems',
};

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

/** Formats the counts of all responses of a report. */
export function totalsSentence(totals: Totals): string {
  if (totals.responses === 0) return 'No multi-status responses.';
  const { responses, failing, unlisted, unreadable, unknown, operations, failed, dependent, unclear, unanswered } =
    totals;
  const verdicts = [
    failing > 0 || unreadable + unknown === 0 ? `${count(failing)} with failures` : '',
    unlisted > 0 ? `${count(unlisted)} with failures that are not listed` : '',
    unreadable > 0 ? `${count(unreadable)} could not be parsed` : '',
    unknown > 0 ? `${count(unknown)} unknown` : '',
  ];
  const results = [
    operations > 0 ? `${count(failed)} of ${counted(operations, 'sub-operation', 'sub-operations')} failed` : '',
    dependent > 0 ? `${count(dependent)} not attempted because of others` : '',
    unclear > 0 ? `${count(unclear)} without a known result` : '',
    unanswered > 0 ? withoutResult(unanswered) : '',
  ];
  const lists = [verdicts, results].map((parts) => parts.filter((part) => part !== '').join(', '));
  const counts = lists.filter((list) => list !== '').join('; ');
  return `${counted(responses, 'multi-status response', 'multi-status responses')}: ${counts}.`;
}

/** @param before words before the noun: `more ` */
export function withoutResult(items: number, before = ''): string {
  return counted(items, `${before}request item without a result`, `${before}request items without a result`);
}
