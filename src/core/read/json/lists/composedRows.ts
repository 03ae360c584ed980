import { isRegisteredStatus, parseStatusCode } from '../vocabulary/statusCode.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isEnvelopeName, isResultName, nameRole, nameWords } from '../vocabulary/nameRoles.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { isList, isObject, type Json, type JsonList, type JsonObject } from '../syntax/value.ts';

// Items that are sent as parallel lists (`ids`, `statuses`, `messages`) or as tuples. They are converted to objects, which the
// other modules process like any other item.

/** Items composed of parallel lists. */
export interface ParallelLists {
  /** The list that states the outcomes. */
  readonly key: string;
  /** All lists, in body order. */
  readonly keys: readonly string[];
  readonly values: JsonList;
}

/** The member that a column becomes in a composed item. */
type Member = 'status' | 'success' | 'failed' | 'state' | 'code' | 'error' | 'message' | 'id';

const STATUSES = new Set('status statuses code codes'.split(' '));
const FLAGS: ReadonlyMap<string, Member> = new Map([
  ...['success', 'successes', 'ok', 'succeeded', 'successful', 'results'].map((name) => [name, 'success'] as const),
  ...['failed', 'failures', 'errors', 'rejected'].map((name) => [name, 'failed'] as const),
]);
const MESSAGES = new Set(
  'message messages reason reasons detail details description descriptions text texts explanation explanations'.split(
    ' ',
  ),
);
const OUTCOMES: readonly Member[] = ['status', 'success', 'failed', 'state', 'code', 'error'];

/**
 * The items of parallel lists in an object: `{"ids": ["a", "b"], "errors": [null, "is taken"]}`. Null without a list that
 * states outcomes for each index.
 */
export function parallelLists(holder: JsonObject): ParallelLists | null {
  const columns: { readonly key: string; readonly member: Member; readonly values: JsonList }[] = [];
  for (const key in holder) {
    const values = holder[key] ?? null;
    if (!isList(values) || values.length === 0) continue;
    const member = memberOf(key, values);
    if (member !== null) columns.push({ key, member, values });
  }
  const outcome = OUTCOMES.flatMap((member) => columns.filter((column) => column.member === member))[0];
  if (!outcome) return null;
  const size = outcome.values.length;
  const byMember = new Map([[outcome.member, outcome]]);
  for (const column of columns)
    if (column.values.length === size && !byMember.has(column.member)) byMember.set(column.member, column);
  const used = columns.filter((column) => byMember.get(column.member) === column);
  const isNumbered = used.length > 1;
  if (outcome.member === 'code' && !areExplained(outcome.values, byMember.get('message')?.values)) return null;
  // Without other lists, a list of codes or words is a list of results already.
  if (!isNumbered && (outcome.member === 'status' || outcome.member === 'state')) return null;
  // Without any error, each item is a success.
  const isClear = outcome.member === 'error' && isNumbered && outcome.values.every(isEmpty);
  return {
    key: outcome.key,
    keys: used.map(({ key }) => key),
    values: outcome.values.map((_, row) => ({
      ...Object.fromEntries(used.map(({ member, values }) => [member, values[row] ?? null])),
      ...(isClear && { success: true }),
    })),
  };
}

function memberOf(key: string, values: JsonList): Member | null {
  const words = nameWords(key);
  const last = words.at(-1) ?? '';
  const flag = words.length === 1 ? FLAGS.get(last) : undefined;
  if (flag !== undefined && values.every((value) => typeof value === 'boolean')) return flag;
  if (STATUSES.has(last) && values.every(isStatus)) return 'status';
  if (STATUSES.has(last) && values.every(Number.isInteger)) return 'code';
  if ((isResultName(key) || last === 'states') && values.every(isWord)) return 'state';
  const role = nameRole(key);
  if (role === 'bad' && memberTraits(key).error === 'whole' && values.every(isErrorCell))
    return isGappy(values) ? 'error' : 'message';
  if (MESSAGES.has(last) && values.every((value) => value === null || typeof value === 'string')) return 'message';
  return role === 'plain' && areIds(values) ? 'id' : null;
}

/** Whether exactly the codes other than 0 have messages. */
function areExplained(codes: JsonList, messages: JsonList | undefined): boolean {
  return messages?.every((message, row) => isEmpty(message) === (codes[row] === 0)) === true && messages.some(isEmpty);
}

function isStatus(value: Json | undefined): boolean {
  return isRegisteredStatus(parseStatusCode(value)?.status ?? 0);
}

function isWord(value: Json | undefined): boolean {
  return typeof value === 'string' && outcomeOfWord(value) !== null;
}

function isFailureWord(value: Json): boolean {
  return typeof value === 'string' && outcomeOfWord(value) === 'failure';
}

function isErrorCell(value: Json): boolean {
  return value === null || typeof value === 'string' || isObject(value);
}

/** Whether a list of errors has empty items, so that its indexes are those of the items. */
function isGappy(values: JsonList): boolean {
  return values.some(isEmpty);
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);
}

function areIds(values: JsonList): boolean {
  return (
    values.every((value) => (typeof value === 'string' && value.length <= 200) || typeof value === 'number') &&
    new Set(values).size === values.length
  );
}

const MOST_COLUMNS = 5;

/**
 * The items of a list of tuples: `[["inv-1", 200, "stored"], ["inv-2", 422, "is empty"]]`. Null without a column that states
 * outcomes.
 *
 * @param onlyWords whether a column of words, some of them of failures, or of booleans with reasons is required, as in a list of
 *   an ordinary name
 */
export function tupleItems(values: JsonList, onlyWords: boolean): JsonList | null {
  const size = values.reduce((most: number, row) => Math.max(most, isList(row) ? row.length : MOST_COLUMNS + 1), 0);
  if (size < 2 || size > MOST_COLUMNS) return null;
  const columns = Array.from({ length: size }, (_, column) =>
    values.map((row) => (isList(row) ? (row[column] ?? null) : null)),
  );
  const found = new Map<Member, JsonList>();
  const texts: JsonList[] = [];
  for (const column of columns) {
    const member = tupleMember(column);
    if (member === 'id' || member === 'message') texts.push(column);
    else if (member !== null && !found.has(member)) found.set(member, column);
  }
  if (found.size === 0) return null;
  if (
    onlyWords &&
    !found.get('state')?.some(isFailureWord) &&
    !areReasoned(found.get('success'), texts, found.get('error'))
  )
    return null;
  // A single text may be a name in one tuple and a message in another one.
  const isLone = texts.length === 1 && !found.has('error');
  const ids = texts.find((column) => areIds(column) && !(isLone && column.some(isSentence)));
  const message = texts.find((column) => column !== ids);
  const payload = found.has('state') ? columns.find(isPayload) : undefined;
  if (!ids && !message && !payload) return null;
  return values.map((_, row) => {
    const item: Record<string, Json> = {};
    if (ids) item['id'] = ids[row] ?? null;
    for (const [member, column] of found) item[member] = column[row] ?? null;
    if (message) item['message'] = message[row] ?? null;
    const part = payload?.[row] ?? null;
    if (part !== null) item[typeof part === 'string' ? 'message' : 'value'] = part;
    return item;
  });
}

/** Whether exactly the tuples with the value false have a reason: `["key-1", true, ""]`, `["key-2", false, "is in use"]`. */
function areReasoned(flags: JsonList | undefined, texts: readonly JsonList[], errors: JsonList | undefined): boolean {
  if (!flags?.includes(true) || !flags.includes(false)) return false;
  return [...texts, errors ?? []].some((column) =>
    flags.every((flag, row) => isEmpty(column[row] ?? null) === (flag === true)),
  );
}

function tupleMember(column: JsonList): Member | null {
  if (column.every((value) => typeof value === 'boolean')) return 'success';
  if (column.every(isStatus)) return 'status';
  if (column.every(isWord)) return 'state';
  if (!column.every((value) => value === null || typeof value === 'string' || typeof value === 'number')) return null;
  if (areIds(column)) return 'id';
  if (isGappy(column) && column.every((value) => typeof value !== 'number') && column.some(isSentence)) return 'error';
  return 'message';
}

/** Whether a column holds results and texts of errors: `["ok", {"id": 7}]`, `["error", "is taken"]`. */
function isPayload(column: JsonList): boolean {
  return (
    column.some(isObject) && column.every((value) => value === null || typeof value === 'string' || isObject(value))
  );
}

/** The items of a map of tuples, all of which have a status word: `{"r1": ["ok", {"id": 7}], "r2": ["error", "is taken"]}`. */
export function tupleMap(value: JsonObject): JsonList | null {
  const rows = Object.values(value);
  if (
    rows.length === 0 ||
    !rows.every((row) => isList(row) && row.some(isWord)) ||
    Object.keys(value).some(isEnvelopeName)
  )
    return null;
  const items = tupleItems(rows, false);
  return items?.every((item) => isObject(item) && Object.hasOwn(item, 'state')) === true ? items : null;
}

function isSentence(value: Json): boolean {
  return typeof value === 'string' && /\p{L}\s+\S/u.test(value);
}

/** Whether members are `true` or the text of an error: `{"301": true, "302": "is archived"}`. */
export function areFlagsOrTexts(value: JsonObject): boolean {
  const values = Object.values(value);
  return (
    values.includes(true) &&
    values.some(isSentence) &&
    values.every((inner) => typeof inner === 'boolean' || isSentence(inner)) &&
    Object.keys(value).every((key) => /^\d+$|@|^[\da-f-]{8,}$/i.test(key))
  );
}

/** A member of such an object as an item. */
export function flagOrError(value: Json): Json {
  return typeof value === 'boolean' ? { success: value } : { error: value };
}
