const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const SUCCEEDING = words('succeeded success successful successfully');

/** Directly before a word of success, they deny it: `NO_SUCCESS`. */
const DENIALS = words('no non not never zero without none nothing sans sem senza bez без');
/** `no_errors_success` */
const HARMLESS = words(
  'error errors failure failures exception exceptions issue issues problem problems warning warnings',
);
/** In any place, they leave open whether there was a success. */
const DOUBTS = words(
  'partial partially partly half semi quasi incomplete almost nearly hardly barely scarcely rarely seldom lack lacks lacked lacking insufficient unknown unclear uncertain undetermined unconfirmed unverified unlikely doubtful questionable maybe perhaps possibly potentially probably allegedly unsuccessful unsuccessfully reverted reverting revert rollback rolled rolling undone lost rate ratio percentage probability',
);
/** Directly before a word of success, they state that it is expected or not real. */
const EXPECTING = words(
  'await awaiting awaits pending waiting expecting unless until before false fake little low limited mixed',
);
/** Directly after `success`, they state what came of it. After `successfully`, they are the requested action. */
const OUTCOMES = words(
  'pending awaiting waiting cancelled canceled cancelling canceling revoked withdrawn expired stopped halted aborted interrupted reversed voided ignored skipped undecided undefined then but except timeout conflict exceeded throttled missing unavailable unreachable mismatch expected',
);
/** `SUCCESS_WITH_ERRORS` */
const PROBLEMS = words('errors failures exceptions fails failing issues problems conflicts');

/** Whether a word states success in a longer phrase. */
export function isSucceeding(word: string): boolean {
  return SUCCEEDING.has(word);
}

/**
 * What becomes of the success that a phrase of several words names: `denied` as in `NO_SUCCESS`, `doubtful` as in
 * `SUCCESS_PENDING`; null if nothing in the phrase speaks against it.
 */
export function successDoubt(phrase: readonly string[]): 'denied' | 'doubtful' | null {
  const last = phrase.at(-1) ?? '';
  if (phrase.length > 1 && DENIALS.has(phrase.at(-2) ?? '') && isSucceeding(last)) return 'denied';
  let hasSucceeded = false;
  for (const [i, word] of phrase.entries()) {
    const next = phrase[i + 1] ?? '';
    const previous = phrase[i - 1] ?? '';
    if (DOUBTS.has(word) || (PROBLEMS.has(word) && !DENIALS.has(previous))) return 'doubtful';
    if (DENIALS.has(word) && !HARMLESS.has(next) && (!hasSucceeded || next === '')) return 'doubtful';
    if (isSucceeding(next) && EXPECTING.has(word)) return 'doubtful';
    if (isNoun(previous) && OUTCOMES.has(word)) return 'doubtful';
    hasSucceeded ||= isSucceeding(word) || word === 'ok';
  }
  return null;
}

function isNoun(word: string): boolean {
  return word === 'success' || word === 'succeeded' || word === 'ok';
}
