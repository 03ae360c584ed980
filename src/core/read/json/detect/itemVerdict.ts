import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import type { CodeSignal } from '../vocabulary/statusCode.ts';
import type { NameRole } from '../vocabulary/nameRoles.ts';
import type { Signals, WordSignal } from '../lists/itemSignals.ts';
import { contradictsSuccess, outcomeOfWord } from '../vocabulary/statusWords.ts';

/** How one item went, and what says so. */
export interface ItemVerdict {
  readonly status: number | null;
  /** The status as sent, where it is more or less than the bare code. */
  readonly statusText: string | null;
  readonly outcome: Outcome;
  /** What the outcome was taken from; null where nothing tells it. */
  readonly by: 'code' | 'flag' | 'list' | 'error' | 'word' | null;
  /** The member that holds the code, for the evidence. */
  readonly column: string | null;
  /** The word that decided or contradicted. */
  readonly word: string | null;
}

/**
 * How one item went, by what it says itself and by the role of its list: the code, a flag, the list's name, an error, a
 * word, in this order; a failing flag or word contradicts a good code (DESIGN section 3).
 */
export function itemVerdict(signals: Signals, trusted: ReadonlySet<string>, role: NameRole): ItemVerdict {
  const code = statedCode(signals.codes, trusted);
  const word = tellingWord(signals.words);

  if (code) {
    let outcome = outcomeOfStatus(code.status);
    if (signals.flag === false || role === 'bad') outcome = worse(outcome, 'failure');
    if (word) outcome = withWord(outcome, word);
    if (outcome === 'success' && signals.phrase !== null && contradictsSuccess(signals.phrase)) outcome = 'failure';
    return verdict(outcome, 'code', code, word);
  }
  const isDependent = word?.outcome === 'dependent';
  if (signals.flag !== null)
    return verdict(signals.flag && word?.outcome !== 'failure' ? 'success' : 'failure', 'flag', null, word);
  if (role === 'bad') return verdict(isDependent ? 'dependent' : 'failure', 'list', null, word);
  if (role === 'mixed') return verdict('unknown', 'list', null, word);
  if (role === 'good') return verdict(word?.outcome ?? 'success', 'list', null, word);
  if (signals.hasError) return verdict(isDependent ? 'dependent' : 'failure', 'error', null, word);
  if (word) return verdict(word.outcome, 'word', null, word);
  // Words that nobody knows outweigh an error's absence: `{"status": "PENDING", "error": null}` is not done yet.
  if (signals.deniesError && signals.words.length === 0) return verdict('success', 'error', null, null);
  return verdict('unknown', null, null, null);
}

function verdict(outcome: Outcome, by: ItemVerdict['by'], code: CodeSignal | null, word: Telling | null): ItemVerdict {
  const status = code?.status ?? null;
  const statusText = code && code.text !== String(status) ? code.text : null;
  return { status, statusText, outcome, by, column: code?.column ?? null, word: word?.text ?? null };
}

/** Of the codes that can be trusted the nearest that is an HTTP status, else the nearest. */
function statedCode(codes: readonly CodeSignal[], trusted: ReadonlySet<string>): CodeSignal | null {
  let other: CodeSignal | null = null;
  for (const code of codes) {
    if (!trusted.has(code.column)) continue;
    if (code.status !== null) return code;
    other ??= code;
  }
  return other;
}

interface Telling extends WordSignal {
  readonly outcome: 'success' | 'failure' | 'dependent';
}

/** Of all words that are known, the worst. */
function tellingWord(words: readonly WordSignal[]): Telling | null {
  let worst: Telling | null = null;
  for (const sign of words) {
    const outcome = outcomeOfWord(sign.text);
    if (outcome && (worst === null || (worst.outcome !== outcome && worse(worst.outcome, outcome) === outcome)))
      worst = { column: sign.column, text: sign.text, outcome };
  }
  return worst;
}

function withWord(outcome: Outcome, word: Telling): Outcome {
  // PROCESSING_HALTED with 400: the code is only the group's.
  if (word.outcome === 'dependent') return outcome === 'success' || outcome === 'failure' ? 'dependent' : outcome;
  return word.outcome === 'failure' && outcome !== 'dependent' ? worse(outcome, 'failure') : outcome;
}
