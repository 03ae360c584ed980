/** Why something is not in an export. */
export const LEFT_OUT = {
  selection: 'excluded by the filter or by the scope of the export',
  causes: 'so many failed that each dependent operation names only the first of its possible causes',
  missingBody: 'the browser or the file did not provide them; see problems',
};

/** Outcome of a request item without a result, in the table. */
export const UNANSWERED = 'unanswered';

/** The possible causes of one operation, of which the table names the first few. */
export function causesNamed(names: readonly string[], causes: number): string {
  return names.length < causes ? `${names.join(' ')} … (${causes})` : names.join(' ');
}

/** Columns of the table, in order: key and title. */
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
