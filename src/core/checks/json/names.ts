// The names by which the rules find the results of a JSON body.

const FAILURES = /^(?:failed|failures?|errors?|rejected|invalid|unprocessed|bulkerrors)$/;
const SUCCESSES =
  /^(?:succeeded|success|successes|successful|successfully|created|updated|deleted|accepted|processed|completed|ok)$/;
const SUFFIX =
  /[_-]?(?:items|records|entries|ids|resources|objects|operations|results|requests|responses|messages|list)$/;
const RESULTS: ReadonlySet<string> = new Set([
  'result',
  'results',
  'items',
  'data',
  'response',
  'responses',
  'operations',
  'entries',
  'records',
  'value',
  'values',
  'statuses',
  'resources',
  'compositeresponse',
  'atomic:results',
]);

const LONGEST = 40;

/** What a list contains by its name; null if the name says nothing. */
export type ListKind = 'success' | 'failure' | 'result' | null;

/** @param name null for the root */
export function listKind(name: string | null): ListKind {
  if (name === null) return 'result';
  if (name.length > LONGEST) return null;
  const lower = name.toLowerCase();
  if (RESULTS.has(lower)) return 'result';
  const base = lower.replace(SUFFIX, '');
  for (const word of [lower, base]) {
    if (FAILURES.test(word)) return 'failure';
    if (SUCCESSES.test(word)) return 'success';
  }
  return null;
}

/** The members with the status of an item, by rank: the first match is used. */
export const STATUS_RANKS = ranks(
  'status statusCode status_code statuscode httpStatus httpStatusCode http_status http_status_code httpCode responseStatus responseCode response_code publishing_status resultStatus result_status outcome sstatus code errorCode error_code',
);

/** The members that hold a status only if the value is 100 to 599. */
export const CODE_MEMBERS: ReadonlySet<string> = new Set(['code', 'errorCode', 'error_code']);

/** The members of an item in which a status is looked up after the item itself. */
export const STATUS_HOLDERS = ['response', 'result', 'error', 'problem', 'body'] as const;

/** The members with a status that is an object. */
export const STATUS_OBJECT_MEMBERS = ['code', 'statusCode', 'status', 'value'] as const;

/** Whether a word means success; undefined for the words of business states. */
export function successOfWord(word: string): boolean | undefined {
  return WORDS.get(word);
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...wordsOf(
    'accepted complete completed created deleted done no_content ok passed skipped submitted succeeded success successful unchanged updated',
  ).map((word): [string, boolean] => [word, true]),
  ...wordsOf(
    'aborted bad_request conflict denied error fail failed failure forbidden internal_error invalid not_found notfound rejected throttled timeout unauthorized',
  ).map((word): [string, boolean] => [word, false]),
]);

/** The members that identify an item, by rank, which decides between members that equally many items have. */
export const ID_RANKS = ranks(
  'id _id index position key bulkId requestId request_id itemId item_id correlationId correlation_id contentId content-id externalId external_id clientId reference referenceId ref href url uri path location resource resourceId resource_id uuid guid sku email objectID objectId entityId name eid messageId recordId symbol',
);

/** The members of an item in which an identifier is looked up after the item itself. */
export const ID_HOLDERS = ['request', 'item', 'resource', 'entity', 'data', 'body'] as const;

/** The ends of other names that look like the name of an identifier. */
export const ID_SUFFIX = /(?:Id|ID|_id|Key|_key|Uuid|UUID|Number|No|Sku|SKU)$/;

const MESSAGE = /^(?:message|msg|details?|title|description|reason|problem|cause)$|error|message|validation/i;

/** Whether a member explains a failure, by its name. */
export function isMessageName(name: string): boolean {
  return MESSAGE.test(name.slice(0, 200));
}

function wordsOf(words: string): readonly string[] {
  return words.split(' ');
}

function ranks(names: string): ReadonlyMap<string, number> {
  return new Map(wordsOf(names).map((name, rank) => [name, rank]));
}
