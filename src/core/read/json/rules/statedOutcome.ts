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
  /** The API's own word or code. */
  readonly own: string | null;
}

/**
 * The outcome by `status`, the container and the error, in this order, where a failure contradicts a success. Null if the rule
 * has none of them.
 */
export function statedOutcome(rule: ItemRule, listed: Outcome | undefined, spot: ItemContext): StatedOutcome | null {
  if (rule.status === undefined && rule.error === undefined && listed === undefined) return null;
  const status = statusOutcome(rule, spot);
  const error = rule.error === undefined ? null : valueAtPlace(rule.error, spot);
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

function statusOutcome(rule: ItemRule, spot: ItemContext): StatedOutcome | null {
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
