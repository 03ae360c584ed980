import { OUTCOMES, type Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { isBlankValue, type ItemContext, textAtPlace, valueAtPlace } from './place.ts';
import { matchesGlobLower } from './glob.ts';
import type { ItemRule, States } from './rule.ts';

/** The outcome of an item according to a rule. */
export interface StatedOutcome {
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly statusText: string | null;
  /** The value at `status`, if it is a word or code of the API. */
  readonly own: string | null;
}

/**
 * The outcome of an item by `status`, by the `outcome` of its container and by `error`: the first of them, unless a later one
 * contradicts it by a failure. Null if the rule has none of them.
 */
export function statedOutcome(rule: ItemRule, listed: Outcome | undefined, context: ItemContext): StatedOutcome | null {
  if (rule.status === undefined && rule.error === undefined && listed === undefined) return null;
  const status = statusOutcome(rule, context);
  const error = rule.error === undefined ? null : valueAtPlace(rule.error, context);
  const errorOutcome: Outcome | null =
    error === null ? null : error === undefined || isBlankValue(error) ? 'success' : 'failure';
  const outcomes: readonly Outcome[] = [status?.outcome ?? null, listed ?? null, errorOutcome].filter(
    (outcome) => outcome !== null,
  );
  const [first = 'unknown'] = outcomes;
  const isBad = (outcome: Outcome): boolean => outcome === 'failure' || outcome === 'dependent';
  const outcome = isBad(first) ? first : outcomes.filter(isBad).reduce(worse, first);
  return {
    outcome,
    status: status?.status ?? null,
    statusText: status?.statusText ?? null,
    own: status?.own ?? null,
  };
}

function statusOutcome(rule: ItemRule, context: ItemContext): StatedOutcome | null {
  if (rule.status === undefined) return null;
  const { states = {} } = rule;
  const text = textAtPlace(rule.status, context, true);
  if (text === undefined) {
    const { absent } = states;
    // An object such as the output of a model is present.
    return absent === undefined || !isBlankValue(valueAtPlace(rule.status, context) ?? null)
      ? null
      : { outcome: absent, status: null, statusText: null, own: null };
  }
  const known = knownState(states, text);
  if (known) return { outcome: known, status: null, statusText: null, own: text };
  const code = parseStatusCode(text);
  if (code && code.status !== null) {
    const { status } = code;
    const statusText = code.text === String(status) ? null : code.text;
    return { outcome: outcomeOfStatus(status), status, statusText, own: null };
  }
  const outcome = text === 'true' ? 'success' : text === 'false' ? 'failure' : (outcomeOfWord(text) ?? 'unknown');
  return { outcome, status: null, statusText: code?.text ?? null, own: code ? null : text };
}

function knownState(states: States, text: string): Outcome | undefined {
  const lower = text.toLowerCase();
  const found = OUTCOMES.find((outcome) => states[outcome]?.some((pattern) => matchesGlobLower(lower, pattern)));
  return found ?? states.otherwise;
}
