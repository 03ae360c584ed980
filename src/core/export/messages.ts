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
