import { isEnvelopeName } from '../vocabulary/nameRoles.ts';
import { statesFailedAction } from '../vocabulary/partialSentence.ts';
import { statesFailure, statesSuccess } from '../vocabulary/failureWords.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import type { Json, JsonList, JsonObject } from '../syntax/value.ts';

const FAILING =
  /\b(?:not found|denied|forbidden|invalid|fail(?:ed|ure|s)?|error|missing|could not|cannot|can.t|unable|rejected|refused|unknown|unsupported|duplicate|already exists?|too (?:large|long|many|big|short)|exceed(?:s|ed)|expired|not (?:allowed|permitted|supported|valid|exist)|does(?: not|n.t)|timed? ?out|unauthori[sz]ed|conflict|required|must)\b/i;
const DENIED = /\b(?:no|without|0) (?:error|failure|conflict)s?\b/i;
/** `ERROR: node-3 is unreachable` */
const LED =
  /^(?:error|err|fail|failed|failure|ko|rejected|denied|aborted|exception|fehler|erreur|errore|erro)\s*(?::|-\s)\s*\S/i;
const LONGEST = 300;

/**
 * The outcomes of a map of texts: `{"a.txt": "stored", "b.txt": "The disk is full, the file could not be stored"}`. Null unless
 * each text states success or failure, one of them is a sentence about a failure, and the keys are data. Under the name of
 * results, the keys may be any if each text is a word of success or begins with one of failure: `{"home": "ERROR: no route"}`.
 */
export function outcomeTexts(value: JsonObject, isNamed = false): JsonList | null {
  const outcomes: Json[] = [];
  let hasSentence = false;
  const areLed = isNamed && Object.values(value).every(isLed);
  for (const key in value) {
    const text = value[key];
    if (typeof text !== 'string' || text.length > LONGEST || isEnvelopeName(key)) return null;
    if (!areLed && !/[\d@./:-]/.test(key)) return null;
    const isBad = isFailing(text) || LED.test(text);
    if (!isBad && !statesSuccess(text)) return null;
    hasSentence ||= isBad && /\s/.test(text);
    outcomes.push(isBad ? { error: text } : { success: true });
  }
  return hasSentence ? outcomes : null;
}

function isLed(text: Json): boolean {
  return typeof text === 'string' && (outcomeOfWord(text) !== null || LED.test(text));
}

function isFailing(text: string): boolean {
  return (FAILING.test(text) && !DENIED.test(text)) || statesFailure(text) || statesFailedAction(text);
}
