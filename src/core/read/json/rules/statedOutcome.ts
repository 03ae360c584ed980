import { OUTCOMES, type Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { isBlankValue, type ItemContext, textAtPlace, valueAtPlace } from './place.ts';
import { matchesGlobLower } from './glob.ts';
import type { ItemRule, States } from './rule.ts';

/** How an item went by the word of a rule. */
export interface StatedOutcome {
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly statusText: string | null;
  /** The API's own word or code for it. */
  readonly own: string | null;
}

/**
 * In this order: what `status` says, the container, the error; a failing one contradicts a good one. Null where the rule
 * names none of them.
 */
export function statedOutcome(rule: ItemRule, listed: Outcome | undefined, spot: ItemContext): StatedOutcome | null {
  if (rule.status === undefined && rule.error === undefined && listed === undefined) return null;
  const said = saidOf(rule, spot);
  const error = rule.error === undefined ? null : valueAtPlace(rule.error, spot);
  const wrong: Outcome | null =
    error === null ? null : error === undefined || isBlankValue(error) ? 'success' : 'failure';
  const told: readonly Outcome[] = [said?.outcome ?? null, listed ?? null, wrong].filter((outcome) => outcome !== null);
  const [first = 'unknown'] = told;
  const isBad = (outcome: Outcome): boolean => outcome === 'failure' || outcome === 'dependent';
  const outcome = isBad(first) ? first : told.filter(isBad).reduce(worse, first);
  // Silence about an error is no answer where the item says something that nobody knows.
  return {
    outcome,
    status: said?.status ?? null,
    statusText: said?.statusText ?? null,
    own: said?.own ?? null,
  };
}

function saidOf(rule: ItemRule, spot: ItemContext): StatedOutcome | null {
  if (rule.status === undefined) return null;
  const { states = {} } = rule;
  const text = textAtPlace(rule.status, spot, true);
  if (text === undefined) {
    const { absent } = states;
    return absent === undefined ? null : { outcome: absent, status: null, statusText: null, own: null };
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
