export const LEFT_OUT = {
  filter: 'not in what was asked for',
  causes: 'more than 100 candidates of one operation; its siblings that failed are all candidates',
  missingBody: 'the browser or the file had none; see problems',
};

/** Columns of the table, in order: what stands in them, and what they are called. */
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
