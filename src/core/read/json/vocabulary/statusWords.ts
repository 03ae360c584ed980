import type { Outcome } from '../../../model/operation.ts';
import { normalizeName, nameWords } from './nameRoles.ts';
import { isSucceeding, successDoubt } from './successPhrase.ts';
import { memoize } from '../syntax/memoize.ts';

type WordOutcome = Extract<Outcome, 'success' | 'failure' | 'dependent'>;

const SUCCESS = new Set(
  'accepted complete completed created deleted done nocontent ok okay passed submitted succeeded success successful successfully unchanged updated processed sent inserted added removed modified upserted saved imported applied delivered fulfilled noop noerror valid pass ack acknowledged authorised authorized captured approved stored written synced synchronized finished executed confirmed deployed booked published installed enrolled registered activated subscribed unsubscribed moved copied renamed archived restored provisioned patched replaced indexed ingested uploaded loaded refunded settled verified validated invited purchased postagepurchased'.split(
    ' ',
  ),
);
const FAILURE = new Set(
  'aborted badrequest err conflict denied error errored fail failed failure forbidden internalerror internalservererror invalid notfound rejected throttled ratelimited overquota toolarge timeout timedout unauthorized unprocessable unprocessableentity unsuccessful duplicate duplicated blocked bounced exception refused undeliverable ng unavailable doesnotexist unsupported missing ko nok nack declined unreachable paymentrequired methodnotallowed notacceptable requesttimeout preconditionfailed preconditionrequired lengthrequired contenttoolarge payloadtoolarge unsupportedmediatype unprocessablecontent toomanyrequests notimplemented badgateway serviceunavailable gatewaytimeout insufficientstorage invalidargument deadlineexceeded alreadyexists permissiondenied unauthenticated resourceexhausted outofrange unimplemented dataloss'.split(
    ' ',
  ),
);
/** Not attempted, or rolled back, because another operation failed. */
const DEPENDENT = new Set(
  'notexecuted notattempted notrun rolledback rollback halted processinghalted dependencyfailed faileddependency'.split(
    ' ',
  ),
);

/** In a longer code, these words decide as the first or last word: `REJECTED_NETWORK`, `validationFailed`, `internal-error`. */
const FAILING = new Set('failed failure fail error err errored rejected invalid denied forbidden exception'.split(' '));
/** The same as the last word only: `QUOTA_EXCEEDED`, `VERSION_CONFLICT`. */
const FAILING_LAST = new Set(
  'exceeded conflict timeout throttled duplicate missing unavailable unreachable mismatch'.split(' '),
);
/** `ITEM_NOT_FOUND` */
const DENYING = new Set(
  'found allowed permitted supported authorized authorised exist exists acceptable implemented'.split(' '),
);

const LONGEST_WORD = 40;

/**
 * The outcome that a status word states; null for words that are not in the vocabulary and for sentences. ACTIVE, DRAFT or
 * PENDING are states of a resource, not outcomes of an operation.
 */
export function outcomeOfWord(text: string): WordOutcome | null {
  return text.length > LONGEST_WORD ? null : knownOutcome(text);
}

const knownOutcome = memoize(vocabulary);

const GOOD_SIGN = /^\s*[✅✔☑✓]\uFE0F?\s*$/u;
const BAD_SIGN = /^\s*[❌✗✘✖⛔🚫]\uFE0F?\s*$/u;

function vocabulary(text: string): WordOutcome | null {
  if (GOOD_SIGN.test(text)) return 'success';
  if (BAD_SIGN.test(text)) return 'failure';
  const name = normalizeName(text);
  if (SUCCESS.has(name)) return 'success';
  if (FAILURE.has(name)) return 'failure';
  if (DEPENDENT.has(name) || /(?:rolledback|notexecuted|notattempted)$/.test(name)) return 'dependent';
  const words = nameWords(text);
  if (/\s/.test(text.trim()) || words.length < 2 || words.length > 4) return null;
  const last = words.at(-1) ?? '';
  const ends = [words[0] ?? '', last];
  const doubt = ends.some(isSucceeding) ? successDoubt(words) : null;
  if (doubt === 'denied' || (doubt !== null && words[0] === 'no' && isSucceeding(last))) return 'failure';
  if (words.includes('partial') || words.includes('partially')) return null;
  if (words.includes('not')) return words.at(-2) === 'not' && DENYING.has(last) ? 'failure' : null;
  // `OKDuplicate` is a success with a remark.
  const isRemark = words[0] === 'ok' || isSucceeding(words[0] ?? '');
  if (ends.some((word) => FAILING.has(word)) || (FAILING_LAST.has(last) && !isRemark)) return 'failure';
  return doubt === null && ends.some(isSucceeding) ? 'success' : null;
}

/** Whether a short text beside a 2xx contradicts it: `204` with the title `UnknownShipmentNumber`. */
export function contradictsSuccess(phrase: string): boolean {
  const words = nameWords(phrase);
  return words.length <= 6 && words.some((word) => FAILING.has(word) || word === 'unknown' || word === 'missing');
}

/** Whether an error code means "no error": `{"code": "Success"}`, `errorCode: 0`. */
export function meansNoError(code: string): boolean {
  const name = normalizeName(code);
  return name === '' || name === '0' || name === 'none' || outcomeOfWord(code) === 'success';
}
