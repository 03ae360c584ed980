import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import type { CodeSignal } from '../vocabulary/statusCode.ts';
import type { NameRole } from '../vocabulary/nameRoles.ts';
import type { Signals, WordSignal } from '../lists/itemSignals.ts';
import { contradictsSuccess, outcomeOfWord } from '../vocabulary/statusWords.ts';

/** The outcome of one item, and what states it. */
export interface ItemVerdict {
  readonly status: number | null;
  /** The status as sent, if it differs from the number. */
  readonly statusText: string | null;
  readonly outcome: Outcome;
  /** What states the outcome; null if nothing does. */
  readonly by: 'code' | 'flag' | 'list' | 'error' | 'system' | 'word' | null;
  /** The column of the code. */
  readonly column: string | null;
  /** The word that decided or contradicted. */
  readonly word: string | null;
}

/**
 * The outcome of one item, from its signals and the role of its list, in this order: code, flag, name of the list, error,
 * code of another system, word. A failing flag or word contradicts a good code.
 *
 * @param trusted columns that hold HTTP statuses
 * @param stated by the code system of the list
 */
export function itemVerdict(
  signals: Signals,
  trusted: ReadonlySet<string>,
  role: NameRole,
  stated: 'success' | 'failure' | 'dependent' | null = null,
): ItemVerdict {
  const code = statedCode(signals.codes, trusted);
  const word = worstWord(signals.words);

  if (code) {
    let outcome = outcomeOfStatus(code.status);
    if (signals.flag === false || role === 'bad') outcome = worse(outcome, 'failure');
    if (word) outcome = withWord(outcome, word);
    if (outcome === 'success' && signals.phrase !== null && contradictsSuccess(signals.phrase)) outcome = 'failure';
    return verdict(outcome, 'code', code, word);
  }
  const isDependent = word?.outcome === 'dependent';
  if (signals.flag !== null)
    return verdict(signals.flag ? (word?.outcome ?? 'success') : 'failure', 'flag', null, word);
  if (role === 'bad') return verdict(isDependent ? 'dependent' : 'failure', 'list', null, word);
  if (role === 'mixed') return verdict('unknown', 'list', null, word);
  // In a list of results, `{}` is often the place of a failed item.
  if (role === 'good' && signals.isEmpty) return verdict('unknown', null, null, null);
  if (role === 'good') return verdict(word?.outcome ?? stated ?? 'success', 'list', null, word);
  if (signals.hasError) return verdict(isDependent ? 'dependent' : 'failure', 'error', null, word);
  if (stated !== null) return verdict(word ? worse(stated, word.outcome) : stated, 'system', null, word);
  if (word) return verdict(word.outcome, 'word', null, word);
  // An unknown word outweighs the absence of an error: `{"status": "PENDING", "error": null}` is not finished.
  if (signals.deniesError && signals.words.length === 0) return verdict('success', 'error', null, null);
  return verdict('unknown', null, null, null);
}

function verdict(
  outcome: Outcome,
  by: ItemVerdict['by'],
  code: CodeSignal | null,
  word: KnownWord | null,
): ItemVerdict {
  const status = code?.status ?? null;
  const statusText = code && code.text !== String(status) ? code.text : null;
  return { status, statusText, outcome, by, column: code?.column ?? null, word: word?.text ?? null };
}

/** The first trusted code that is an HTTP status, otherwise the first trusted code. */
function statedCode(codes: readonly CodeSignal[], trusted: ReadonlySet<string>): CodeSignal | null {
  let other: CodeSignal | null = null;
  for (const code of codes) {
    if (!trusted.has(code.column)) continue;
    if (code.status !== null) return code;
    other ??= code;
  }
  return other;
}

interface KnownWord extends WordSignal {
  readonly outcome: 'success' | 'failure' | 'dependent';
}

/** The known word with the worst outcome. */
function worstWord(words: readonly WordSignal[]): KnownWord | null {
  let worst: KnownWord | null = null;
  for (const sign of words) {
    const outcome = outcomeOfWord(sign.text);
    if (outcome && (worst === null || (worst.outcome !== outcome && worse(worst.outcome, outcome) === outcome)))
      worst = { column: sign.column, text: sign.text, outcome };
  }
  return worst;
}

function withWord(outcome: Outcome, word: KnownWord): Outcome {
  // PROCESSING_HALTED with 400: the code is that of the group.
  if (word.outcome === 'dependent') return outcome === 'success' || outcome === 'failure' ? 'dependent' : outcome;
  return word.outcome === 'failure' && outcome !== 'dependent' ? worse(outcome, 'failure') : outcome;
}
