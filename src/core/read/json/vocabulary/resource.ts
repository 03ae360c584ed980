import { codeMemberKind } from './statusCode.ts';
import { counterKind } from './counterNames.ts';
import { statesError } from './errorMembers.ts';
import { flagMeaning } from './failureWords.ts';
import { normalizeName, nameWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';
import { memberTraits } from './memberTraits.ts';
import { isList, isMemberless, type Json, type JsonObject } from '../syntax/value.ts';

// Members of an error, or of an envelope around a result. None of them makes an object a resource.
const ENVELOPE = new Set(
  'message messages msg title detail details description reason reasons info hint help type instance path method timestamp time date datetime requestid correlationid traceid trace transactionid logid errorid severity level category headers index line row domain location locations extensions documentationurl moreinfo helpurl schemas scimtype version apiversion jsonrpc meta metadata data result results response body payload content value items links took warnings warning statustext reasonphrase retryafter stack stacktrace debug'.split(
    ' ',
  ),
);
const IDENTITY = new Set(
  'id guid uuid uid gid key name displayname sku slug email self href url uri object kind odataid odatatype odatacontext odataetag etag resourcetype'.split(
    ' ',
  ),
);
const ID_WORDS = new Set(['id', 'uuid', 'guid']);
const FOREIGN_IDS = new Set(
  'request correlation trace transaction log error span event instance session operation message'.split(' '),
);

type Kind = 'identity' | 'envelope' | 'verdict' | 'other';

const kindOf = memoize((key: string): Kind => {
  const name = normalizeName(key);
  const traits = memberTraits(key);
  if (traits.error !== null || traits.holdsState || codeMemberKind(key) !== null || flagMeaning(key) !== null)
    return 'verdict';
  if (ENVELOPE.has(name)) return 'envelope';
  if (IDENTITY.has(name)) return 'identity';
  const words = nameWords(key);
  if (ID_WORDS.has(words.at(-1) ?? '')) return FOREIGN_IDS.has(words[0] ?? '') ? 'envelope' : 'identity';
  // `created` and `size` are most often members of a resource.
  const count = counterKind(key);
  return count === 'failed' || count === 'succeeded' || count === 'total' ? 'verdict' : 'other';
});

const MANY = 5;

/**
 * Whether an object is a resource, such as a job or an order, and not an error report. A failure that a resource states is
 * its own state: a failed job can be fetched with 200.
 */
export function isResource(value: JsonObject): boolean {
  let hasIdentity = false;
  let hasState = false;
  let others = 0;
  for (const key in value) {
    const inner = value[key] ?? null;
    if (isEmpty(inner)) continue;
    const kind = kindOf(key);
    if (key === 'jsonrpc') return false;
    if (kind === 'identity') hasIdentity = true;
    else if (kind === 'other') others += 1;
    else if (kind === 'verdict' && typeof inner === 'string' && memberTraits(key).holdsState) hasState = true;
    if (others >= MANY || (hasIdentity && (hasState || others >= 2))) return true;
  }
  return false;
}

/** Whether an object holds only errors, codes, status words and their accompanying members. */
export function isErrorReport(value: JsonObject): boolean {
  for (const key in value) {
    if (isEmpty(value[key] ?? null)) continue;
    const kind = kindOf(key);
    if (kind === 'identity' || kind === 'other') return false;
  }
  return true;
}

/** Whether an object holds errors, and nothing but codes, status words and the like beside them. */
export function reportsErrors(value: JsonObject): boolean {
  if (!isErrorReport(value)) return false;
  for (const key in value) if (memberTraits(key).error === 'whole' && statesError(value[key])) return true;
  return false;
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && (isList(value) ? value.length === 0 : isMemberless(value));
}

/** Whether an object has only identifying members, codes, errors, status words and their accompanying members. */
export function isPlainResult(value: JsonObject): boolean {
  for (const key in value) if (kindOf(key) === 'other') return false;
  return true;
}

/** The number of identifying members, and of those that are neither identifying nor part of a result. */
export function countMembers(value: JsonObject): { readonly names: number; readonly others: number } {
  let names = 0;
  let others = 0;
  for (const key in value) {
    const kind = kindOf(key);
    if (kind === 'identity') names += 1;
    else if (kind === 'other') others += 1;
  }
  return { names, others };
}
