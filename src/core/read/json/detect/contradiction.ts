import type { DisplayText } from '../../../model/message.ts';
import { operationMessages } from '../../../model/messages.ts';
import {
  codeMemberKind,
  type CodeSignal,
  isRegisteredStatus,
  parseStatusCode,
  statusNumber,
} from '../vocabulary/statusCode.ts';
import { counterKind, countValue } from '../vocabulary/counterNames.ts';
import {
  booleanValue,
  flagMeaning,
  isDefaultError,
  isErrorValue,
  isErrorName,
  statesFailure,
} from '../vocabulary/failureWords.ts';
import { areErrors, isExplained } from './errorBody.ts';
import { phraseOutcome } from './phraseOutcome.ts';
import { itemMessage } from '../items/itemMessage.ts';
import { normalizeName, isResultName } from '../vocabulary/nameRoles.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { memoize } from '../syntax/memoize.ts';
import { statesFailedAction } from '../vocabulary/partialSentence.ts';
import { isSevere } from '../vocabulary/severity.ts';
import { errorPageTitle } from '../vocabulary/errorPage.ts';
import { isPlainResult, isErrorReport, isResource } from '../vocabulary/resource.ts';
import { isRpcError } from '../vocabulary/rpcStatus.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isList, isObject, type Json, type JsonObject, onlyMember } from '../syntax/value.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** The member that contradicts the stated success of an item. */
export interface Contradiction {
  /** `partial`: part of the operation failed; `unknown`: it may have failed. */
  readonly outcome: 'failure' | 'partial' | 'unknown';
  /** The path of the member: `body.error`. */
  readonly member: string;
  /** Its value. */
  readonly value: Json;
  /** The value that holds the message. */
  readonly messageSource: Json;
  /** Whether it is a result in the data of the item, which may also be a nested operation. */
  readonly isInData?: boolean;
}

/** Members that hold the body of a sub-response. */
const HOLDERS = new Set(
  'body response result httpbody responsebody content payload data apiresponse value output reply details'.split(' '),
);
const DEEPEST = 3;
const DEEPEST_LIST = 100;
const PHRASES = new Set('statustext reasonphrase statusdescription statusmessage reason'.split(' '));
const MESSAGES = new Set('messages notifications issues problems diagnostics'.split(' '));

/** Members with the message of a result. */
const REMARKS = new Set('message msg statusmessage resultmessage responsemessage'.split(' '));

type Part = 'remark' | 'messages' | 'error' | 'flag' | 'holder' | 'phrase' | 'state' | 'list' | 'none';

const partOf = memoize((key: string): Part => {
  if (HOLDERS.has(normalizeName(key))) return 'holder';
  if (flagMeaning(key) !== null || strictMeaning(key) !== null) return 'flag';
  if (PHRASES.has(normalizeName(key))) return 'phrase';
  if (MESSAGES.has(normalizeName(key))) return 'messages';
  if (REMARKS.has(normalizeName(key))) return 'remark';
  if (isErrorName(key)) return 'error';
  if (memberTraits(key).holdsState) return 'state';
  return isResultName(key) ? 'list' : 'none';
});

/**
 * The contradiction of an item that states success: an error beside the status, or in its body. Warnings, empty errors and
 * the state of a fetched resource do not count. Null if there is none.
 */
export function itemContradiction(item: Json): Contradiction | null {
  if (!isObject(item)) return null;
  // `{"index": {"status": 201}}`: the name is the action.
  const only = onlyMember(item);
  const isWrapped = only !== null && isObject(only[1]) && partOf(only[0]) === 'none';
  const value = isWrapped && isObject(only[1]) ? only[1] : item;
  for (const key in value) {
    const part = partOf(key);
    if (part === 'none') continue;
    const inner = value[key] ?? null;
    if (inner === null) continue;
    const found =
      part === 'holder'
        ? (inBody(inner, key, 1) ?? partContradiction(key, inner) ?? inWord(value, key, inner))
        : part === 'messages'
          ? inMessages(key, inner)
          : part === 'remark'
            ? inRemark(value, key, inner)
            : part === 'list'
              ? partContradiction(key, inner)
              : part === 'state'
                ? isRpcError(inner)
                  ? { outcome: 'failure' as const, member: key, value: inner, messageSource: inner }
                  : inWord(value, key, inner)
                : part === 'phrase'
                  ? inPhrase(key, inner)
                  : inMember(value, key, inner, '');
    if (found && (part === 'holder' || isVerdict(value))) return found;
  }
  return null;
}

/** The same for the body of a response that states a good status. */
export function bodyContradiction(body: Json): Contradiction | null {
  return inBody(body, '', 1);
}

/** The same for the codes of an item, among the columns that hold HTTP statuses. */
export function codeContradiction(
  item: Json,
  codes: readonly CodeSignal[],
  columns: ReadonlySet<string>,
): Contradiction | null {
  const code = codes.find(({ column, status }) => status !== null && status >= 400 && columns.has(column));
  return code ? { outcome: 'failure', member: code.column, value: code.text, messageSource: item } : null;
}

/** The message of a contradicted item: that of its error, otherwise the contradicting member and its value. */
export function contradictionMessage({ member, value, messageSource }: Contradiction): DisplayText {
  const shown = typeof value === 'object' ? operationMessages.notEmpty : String(value);
  const message = itemMessage(messageSource, true);
  return message !== null && outcomeOfWord(message) !== 'success'
    ? message
    : operationMessages.contradiction(member, shown);
}

/** Whether an item states a result. A resource without a code or flag only states its own state. */
function isVerdict(item: JsonObject): boolean {
  if (!isResource(item)) return true;
  for (const key in item) {
    const value = item[key] ?? null;
    if (codeMemberKind(key) !== null && !isObject(value) && parseStatusCode(value) !== null) return true;
    if (flagMeaning(key) !== null && typeof value === 'boolean') return true;
    if (typeof value === 'string' && memberTraits(key).holdsState && outcomeOfWord(value) === 'success') return true;
  }
  return false;
}

/** Members that hold a body, whose lists may hold resources and not results. */
const BODIES = new Set('body response httpbody responsebody content payload apiresponse'.split(' '));

/** A failed result in a list of an item, or in lists of its results: `"items": [{"id": "x", "status": 500}]`. */
export function partContradiction(key: string, value: Json, level = 1): Contradiction | null {
  if (!isList(value) || level > DEEPEST_LIST || BODIES.has(normalizeName(key))) return null;
  const at = value.findIndex(
    (part) => isObject(part) && isPlainResult(part) && !isResource(part) && hasFailed(part, level),
  );
  return at < 0 ? null : { outcome: 'partial', member: `${key}[${at}]`, value, messageSource: value[at] ?? null };
}

function hasFailed(part: JsonObject, level: number): boolean {
  for (const key in part) {
    const value = part[key] ?? null;
    if (value === null) continue;
    const code = codeMemberKind(key) === 'status' || codeMemberKind(key) === 'http' ? statusNumber(value) : null;
    if ((code !== null && code >= 400) || inMember(part, key, value, '')) return true;
    if (partOf(key) === 'list' && partContradiction(key, value, level + 1)) return true;
  }
  return false;
}

/** `"status": 200, "result": "partial"`, unless the item is a resource with a state of its own. */
function inWord(item: JsonObject, key: string, value: Json): Contradiction | null {
  if (
    typeof value !== 'string' ||
    !memberTraits(key).holdsState ||
    !statesFailure(value) ||
    outcomeOfWord(value) !== null ||
    !isPlainResult(item)
  )
    return null;
  return { outcome: 'partial', member: key, value, messageSource: item };
}

/** `"status": 200, "messages": [{"severity": "error", "text": "not saved"}]` */
function inMessages(key: string, value: Json): Contradiction | null {
  if (!isList(value)) return null;
  const at = value.findIndex(isSevere);
  return at < 0 ? null : { outcome: 'failure', member: `${key}[${at}]`, value, messageSource: value[at] ?? null };
}

/** `"status": 200, "message": "Failed to save item"`, unless the message is that of a resource. */
function inRemark(item: JsonObject, key: string, value: Json): Contradiction | null {
  if (typeof value !== 'string' || !statesFailedAction(value) || !isPlainResult(item)) return null;
  return { outcome: 'failure', member: key, value, messageSource: { message: value } };
}

/** `"status": 200, "statusText": "Not Found"` */
function inPhrase(key: string, value: Json): Contradiction | null {
  const outcome = typeof value === 'string' ? phraseOutcome(key, value) : null;
  return outcome && { outcome, member: key, value, messageSource: { message: value } };
}

function inMember(holder: JsonObject, key: string, value: Json, place: string): Contradiction | null {
  const member = place === '' ? key : `${place}.${key}`;
  if (isErrorName(key) && typeof value !== 'boolean') {
    const isPart = memberTraits(key).error === 'part';
    // `errors: 3` counts.
    if ((typeof value === 'number' && !isPart) || !isErrorValue(value) || isDefaultError(key, value)) return null;
    return { outcome: 'failure', member, value, messageSource: isPart ? holder : { error: value } };
  }
  const meaning = strictMeaning(key);
  const bit = meaning === null || typeof value === 'number' ? null : booleanValue(value);
  return bit !== null && bit !== (meaning === 'good')
    ? { outcome: 'failure', member, value, messageSource: holder }
    : null;
}

const STRICT = /^(?:is|has|was)?(?:success(?:ful(?:ly)?)?|succeeded|ok|errors?|errored|failed|failures?)$/;

/** Flags that are never requested: `rolledBack: true`. */
const UNDONE = /^(?:is|was)?(?:rolledback|timedout|notfound|oomkilled)$/;

/** The meaning of unambiguous flags only: `valid` and `accepted` may be requested values. */
const strictMeaning = memoize((key: string) => {
  const name = normalizeName(key);
  return UNDONE.test(name) ? 'bad' : STRICT.test(name) ? flagMeaning(key) : null;
});

function inBody(body: Json, place: string, depth: number): Contradiction | null {
  if (typeof body === 'string') {
    const title = errorPageTitle(body);
    if (title !== null) return { outcome: 'failure', member: place, value: title, messageSource: { message: title } };
    const inner = mayState(body) ? embeddedJson(body) : undefined;
    return inner === undefined ? null : inBody(inner, place, depth);
  }
  if (isList(body))
    return areErrors(body)
      ? { outcome: 'failure', member: `${place}[0]`, value: body, messageSource: { error: body } }
      : null;
  if (!isObject(body) || isResource(body)) return null;
  let count: Contradiction | null = null;
  let isCounted = false;
  const report = isErrorReport(body);
  for (const key in body) {
    const value = body[key] ?? null;
    if (value === null) continue;
    const member = place === '' ? key : `${place}.${key}`;
    const found =
      inMember(body, key, value, place) ?? inState(body, key, value, member, report) ?? inList(key, value, place);
    if (found) return found;
    if (depth < DEEPEST && partOf(key) === 'holder' && isObject(value)) {
      const deeper = inBody(value, member, depth + 1);
      if (deeper) return deeper;
    }
    const number = countValue(value);
    const counted = number === null ? null : counterKind(key);
    if (counted === 'total' || counted === 'succeeded' || counted === 'done') isCounted = true;
    else if (counted === 'failed' && number !== 0) count ??= { outcome: 'partial', member, value, messageSource: body };
  }
  return isCounted || report ? count : null;
}

/** A failed result in a list of data: `data: {"results": [{"id": "a", "status": 409}]}`. Those of a body are nested operations or resources. */
function inList(key: string, value: Json, place: string): Contradiction | null {
  const [holder = ''] = place.split('.', 1);
  if (!isList(value) || partOf(key) !== 'list' || holder === '') return null;
  if (memberTraits(holder).holdsBatch && normalizeName(holder) !== 'result') return null;
  const found = partContradiction(key, value);
  return found && { ...found, member: `${place}.${found.member}`, isInData: true };
}

/** A failing status in a body: `body.status: 500`, `body.status: "error"`. It may also be the state of a resource. */
function inState(body: JsonObject, key: string, value: Json, member: string, report: boolean): Contradiction | null {
  const name = codeMemberKind(key);
  const code = name === null || name === 'error' || isObject(value) ? null : parseStatusCode(value);
  const status = code?.status ?? null;
  const isFailing =
    status === null
      ? report && typeof value === 'string' && memberTraits(key).holdsState && statesFailure(value)
      : // OData and .NET capitalize properties of resources: `{"Status": 400}` may be the state of an order.
        status >= 400 && isRegisteredStatus(status) && ((report && key !== 'Status') || isExplained(body));
  return isFailing ? { outcome: 'failure', member, value, messageSource: body } : null;
}

/** A member that states a failure of its object: an error, `success: false`, `rolledBack: true`. Null if it does not. */
export function memberContradiction(holder: JsonObject, key: string, value: Json): Contradiction | null {
  return inMember(holder, key, value, '');
}

/** A cheap test of whether a text may be JSON that states a failure. Base64 must be decoded to find out. */
function mayState(text: string): boolean {
  return !/^\s*[[{]/.test(text) || /err|fail|fault|exception|succe|"ok"|stat|code/i.test(text);
}
