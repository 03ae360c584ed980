import { isSentence } from '../items/itemMessage.ts';
import { memoize } from '../syntax/memoize.ts';
import { isList, isObject, type Json, type JsonObject, textOf } from '../syntax/value.ts';
import { memberTraits } from './memberTraits.ts';
import { normalizeName } from './nameRoles.ts';

/** The parts of one error in a list of errors. Null for what it does not state. */
export interface ErrorParts {
  readonly code: string | null;
  readonly message: string | null;
  /** The field, member or parameter that the error is about. */
  readonly target: string | null;
}

const CODES = 'code errorcode errcode subcode reason issue errortype keyword rule constraint type'.split(' ');
const MESSAGES =
  'message errormessage msg errormsg errmsg usermessage longmessage validationmessage detail details diagnostics description errordescription text explanation reason error title cause summary hint'.split(
    ' ',
  );
const TARGETS =
  'target field fields fieldname fieldpath param parameter parametername property propertyname propertypath attribute path loc pointer instancepath datapath jsonpath source expression subject member column location'.split(
    ' ',
  );
/** Members of an object that is a target: JSON:API `source`. */
const POINTERS = ['pointer', 'parameter', 'header', 'name', 'path'];
const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 1000;

/** The code, message and target of one error; null if it states neither a code nor a message. */
export function errorParts(error: JsonObject): ErrorParts | null {
  const members = new Map<string, Json>();
  for (const key in error) if (key !== '@type') members.set(normalizeName(key), error[key] ?? null);
  const message = firstOf(MESSAGES, members, messageText);
  const code =
    firstOf(CODES, members, codeText) ??
    codeText(extensionCode(members.get('extensions'))) ??
    titleBeside(members.get('title'), message) ??
    (message === null ? null : codeText(members.get('status')));
  if (message === null && code === null) return null;
  const target =
    firstOf(TARGETS, members, targetText) ??
    // `invalid-params: [{"name": "age", "reason": "must be positive"}]`
    (message === null ? null : targetText(members.get('name') ?? members.get('key')));
  return {
    code: code && code.slice(0, LONGEST_NAME),
    // `{"reason": "API_DISABLED"}` has a code only.
    message: message === null || message === code ? null : message.slice(0, LONGEST_MESSAGE),
    target: target && target.slice(0, LONGEST_NAME),
  };
}

/** Whether {@link errorParts} finds a message. Faster, since most errors have one. */
export function hasErrorMessage(error: JsonObject): boolean {
  // Of members with the same normalized name, the last one counts.
  let found = 0;
  for (const key in error) {
    const bit = messageBit(key);
    if (bit === 0) continue;
    found = messageText(error[key]) === null ? found & ~bit : found | bit;
  }
  return found !== 0;
}

/** A bit for each name in {@link MESSAGES}; 0 for other names. */
const messageBit = memoize((key) => {
  const index = key === '@type' ? -1 : MESSAGES.indexOf(normalizeName(key));
  return index === -1 ? 0 : 1 << index;
});

/** The last name in the `@type` of a google.rpc detail: `BadRequest`, `ErrorInfo`. */
export function rpcTypeName(error: JsonObject): string | null {
  const type = Object.hasOwn(error, '@type') ? error['@type'] : undefined;
  return typeof type === 'string' ? (/[A-Za-z]\w{0,99}$/.exec(type.slice(-100))?.[0] ?? null) : null;
}

/** Whether an object is an error wherever it is: `{"errorCode": "...", "message": "..."}`. */
export function isPlainlyError(value: Json): boolean {
  if (!isObject(value)) return false;
  const names = new Set(Object.keys(value).map(normalizeName));
  return (names.has('errorcode') || names.has('code')) && PLAIN_MESSAGES.some((name) => names.has(name));
}

const PLAIN_MESSAGES = ['message', 'errormessage', 'msg', 'detail'];

/** Whether a member of an error may hold further errors: `details`, `innererror`, `invalid-params`. */
export function holdsFurtherErrors(key: string): boolean {
  const { error, name } = memberTraits(key);
  return error === 'whole' || FURTHER.has(name);
}

const FURTHER = new Set(
  'details detail innererror innererrors internalexception innerexception cause causes causedby rootcause issue issues invalidparams invalidparameters invalidfields reasons data extensions'.split(
    ' ',
  ),
);

/** Whether a member may hold the errors of an item one level deeper: `body`, `response`, `status`. */
export function mayHoldErrors(key: string): boolean {
  const { isWrapper, holdsResponse, name } = memberTraits(key);
  return isWrapper || holdsResponse || name === 'data' || name === 'value';
}

function firstOf(
  names: readonly string[],
  members: ReadonlyMap<string, Json>,
  textOfMember: (value: Json | undefined) => string | null,
): string | null {
  for (const name of names) {
    const text = members.has(name) ? textOfMember(members.get(name)) : null;
    if (text !== null) return text;
  }
  return null;
}

/** A code has no white space, and is not the URI of a problem type. */
function codeText(value: Json | undefined): string | null {
  const text =
    textOf(value)
      ?.slice(0, LONGEST_NAME + 1)
      .trim() ?? '';
  return text === '' || /\s|:\/\/|^about:/.test(text) || isSentence(text) ? null : text;
}

function messageText(value: Json | undefined): string | null {
  const text = typeof value === 'string' ? value : isObject(value) ? textIn(value) : null;
  return text === null || text.trim() === '' ? null : text.trim();
}

/** OData 2: `message: {lang, value}`; FHIR: `details: {text}`. */
function textIn(value: JsonObject): string | null {
  const text = value['value'] ?? value['text'];
  return typeof text === 'string' ? text : null;
}

function targetText(value: Json | undefined): string | null {
  if (isObject(value)) {
    const key = POINTERS.find((name) => Object.hasOwn(value, name) && typeof value[name] === 'string');
    return key === undefined ? null : targetText(value[key]);
  }
  if (isList(value)) {
    const steps = value.slice(0, MOST_STEPS).map(textOf);
    return steps.length > 0 && steps.every((step) => step !== null) ? steps.join('.') : null;
  }
  const text = textOf(value);
  return text === '' ? null : text;
}

const MOST_STEPS = 50;

/** GraphQL: `extensions: {code}`. */
function extensionCode(extensions: Json | undefined): Json | undefined {
  return isObject(extensions) && Object.hasOwn(extensions, 'code') ? extensions['code'] : undefined;
}

/** JSON:API and RFC 9457: the title is the name of the error if there is a detail too. */
function titleBeside(title: Json | undefined, message: string | null): string | null {
  return typeof title === 'string' && title !== '' && message !== null && title !== message ? title : null;
}
