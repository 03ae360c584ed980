import { statesFailure } from '../vocabulary/failureWords.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { statesFailedAction, statesUndone } from '../vocabulary/partialSentence.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** The reason phrases of RFC 9110 section 15 for 4xx and 5xx that have no other meaning. */
const FAILURES = new Set(
  'badrequest unauthorized paymentrequired forbidden notfound methodnotallowed notacceptable requesttimeout conflict gone preconditionfailed contenttoolarge payloadtoolarge unsupportedmediatype unprocessablecontent unprocessableentity locked faileddependency toomanyrequests internalservererror notimplemented badgateway serviceunavailable gatewaytimeout insufficientstorage'.split(
    ' ',
  ),
);
const REFUSED = /\b(?:denied|forbidden|unauthori[sz]ed|not (?:allowed|authori[sz]ed|permitted))\b/i;

/** The outcome that a reason phrase or a reason states beside a good status: `"statusText": "Not Found"`, `"reason": "quota exceeded"`. */
export function phraseOutcome(key: string, value: string): 'failure' | 'unknown' | null {
  if (FAILURES.has(normalizeName(value))) return 'failure';
  // `reason` may be an argument: `"reason": "cancelled"`.
  const isFailing = statesFailure(value) && (normalizeName(key) !== 'reason' || outcomeOfWord(value) === null);
  return isFailing || REFUSED.test(value) || statesFailedAction(value) || statesUndone(value) ? 'unknown' : null;
}
