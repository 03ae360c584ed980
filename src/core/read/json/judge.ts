import type { Outcome } from '../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../model/outcome.ts';
import { type CodeSign, isTrusted } from './code.ts';
import type { Row } from './lists.ts';
import type { Role } from './names.ts';
import type { Signals, WordSign } from './signals.ts';
import type { Json } from './value.ts';
import { deniesSuccess, outcomeOfWord } from './words.ts';

/** How one item went, and what says so. */
export interface Verdict {
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

/** What is known of a list once all of its items have been looked at. */
export interface Columns {
  readonly trusted: ReadonlySet<string>;
}

/** Sorts the codes of a list into columns and keeps those that can be trusted. */
export function columnsOf(items: readonly Signals[]): Columns {
  const columns = new Map<string, CodeSign[]>();
  for (const { codes } of items) {
    for (const sign of codes) {
      const column = columns.get(sign.column);
      if (column) column.push(sign);
      else columns.set(sign.column, [sign]);
    }
  }
  return { trusted: new Set([...columns].filter(([, signs]) => isTrusted(signs)).map(([column]) => column)) };
}

/**
 * How one item went, by what it says itself and by the role of its list: the code, a flag, the list's name, an error, a
 * word, in this order; a failing flag or word contradicts a good code (DESIGN section 3).
 */
export function judge(signals: Signals, { trusted }: Columns, role: Role): Verdict {
  const stated = signals.codes.filter(({ column }) => trusted.has(column));
  const code = stated.find(({ status }) => status !== null) ?? stated[0] ?? null;
  const status = code?.status ?? null;
  const statusText = code && code.text !== String(status) ? code.text : null;
  const word = tellingWord(signals.words);
  const known = { status, statusText, column: code?.column ?? null, word: word?.text ?? null };

  if (code) {
    let outcome = outcomeOfStatus(status);
    if (signals.flag === false || role === 'bad') outcome = worse(outcome, 'failure');
    if (word) outcome = withWord(outcome, word);
    if (outcome === 'success' && signals.phrase !== null && deniesSuccess(signals.phrase)) outcome = 'failure';
    return { ...known, outcome, by: 'code' };
  }
  if (signals.flag !== null)
    return { ...known, outcome: signals.flag && word?.outcome !== 'failure' ? 'success' : 'failure', by: 'flag' };
  if (role === 'bad') return { ...known, outcome: word?.outcome === 'dependent' ? 'dependent' : 'failure', by: 'list' };
  if (role === 'mixed') return { ...known, outcome: 'unknown', by: 'list' };
  if (role === 'good')
    return { ...known, outcome: word && word.outcome !== 'success' ? word.outcome : 'success', by: 'list' };
  if (signals.hasError)
    return { ...known, outcome: word?.outcome === 'dependent' ? 'dependent' : 'failure', by: 'error' };
  if (word) return { ...known, outcome: word.outcome, by: 'word' };
  // Words that nobody knows outweigh an error's absence: `{"status": "PENDING", "error": null}` is not done yet.
  if (signals.deniesError && signals.words.length === 0) return { ...known, outcome: 'success', by: 'error' };
  return { ...known, outcome: 'unknown', by: null };
}

interface Telling extends WordSign {
  readonly outcome: 'success' | 'failure' | 'dependent';
}

/** Of all words that are known, the worst. */
function tellingWord(words: readonly WordSign[]): Telling | null {
  let worst: Telling | null = null;
  for (const sign of words) {
    const outcome = outcomeOfWord(sign.text);
    if (outcome && (worst === null || (worst.outcome !== outcome && worse(worst.outcome, outcome) === outcome)))
      worst = { ...sign, outcome };
  }
  return worst;
}

function withWord(outcome: Outcome, word: Telling): Outcome {
  // PROCESSING_HALTED with 400: the code is only the group's.
  if (word.outcome === 'dependent') return outcome === 'success' || outcome === 'failure' ? 'dependent' : outcome;
  return word.outcome === 'failure' && outcome !== 'dependent' ? worse(outcome, 'failure') : outcome;
}

/** An item that says nothing of its own, where others of the list carry an error, went well (DESIGN section 3). */
export function withNeighbours(verdicts: readonly Verdict[], rows: readonly Row[]): readonly Verdict[] {
  const failing = verdicts.some(({ outcome, by }) => outcome === 'failure' && by !== 'word');
  // Where successes have codes too, having none means something else.
  const only = verdicts.every(
    ({ outcome, by }) =>
      by === null || outcome === 'failure' || outcome === 'dependent' || by === 'error' || by === 'list',
  );
  if (!failing || !only) return verdicts;
  // Where a column says "validationFailed" in one item, its "processing" in another is an answer, if an unknown one.
  const telling = new Set(
    rows.flatMap(({ signals }) =>
      signals.words.filter(({ text }) => outcomeOfWord(text) !== null).map(({ column }) => column),
    ),
  );
  const isNothing = (value: Json | undefined): boolean => value === undefined || value === null || value === '';
  const isOpen = (row: Row | undefined): boolean =>
    isNothing(row?.value) || row?.signals.words.some(({ column }) => telling.has(column)) === true;
  return verdicts.map((verdict, i) =>
    verdict.by === null && verdict.statusText === null && !isOpen(rows[i])
      ? { ...verdict, outcome: 'success', by: 'error' }
      : verdict,
  );
}
