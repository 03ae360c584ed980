const LONGEST = 300;

const FAILED = String.raw`(?:fail|error|reject|unsuccess|invalid|could not|not |were not)`;
const DONE = String.raw`(?:succe|complet|process|creat|updat|delet|import|insert|sent|saved|stored|accept|ok\b)`;
const PAIR = /\b(\d+) ?(?:of|out of|\/) ?(?:the |all )?(\d+)\b([^.;,]*)/;
const COUNTED = /\b(\d+) (?:[a-z]+ ){0,2}?(?:failed|failures?|errors?|rejected|unsuccessful)\b/;
const LABELED = /\b(?:failed|failures?|errors?|rejected): ?(\d+)\b/;
const PARTLY = /\bpartially\b|\bpartial (?:success|failure|completion|error)|\bnot all\b/;
const SOME = new RegExp(String.raw`\b(?:some|one or more|several|many)\b[^.]*\b${FAILED}`);
const BAD = new RegExp(String.raw`\b${FAILED}`);
const GOOD = new RegExp(String.raw`\b${DONE}`);

/**
 * Whether a sentence about a whole response states a partial failure: `1 of 2 items failed`, `3/5 users created`,
 * `Completed with 2 errors`, `Some items could not be stored`. English only.
 */
export function statesPartialFailure(sentence: string): boolean {
  if (sentence.length > LONGEST) return false;
  const text = sentence.toLowerCase().replaceAll(/\s+/g, ' ');
  if (PARTLY.test(text) || SOME.test(text)) return true;
  const [, some, all, rest = ''] = PAIR.exec(text) ?? [];
  if (some !== undefined && BAD.test(rest)) return Number(some) > 0;
  if (some !== undefined && GOOD.test(rest)) return Number(some) < Number(all);
  const counted = (COUNTED.exec(text) ?? LABELED.exec(text))?.[1];
  return counted !== undefined && Number(counted) > 0;
}

const FAILED_ACTION = /^(?:failed|unable) to [a-z]|^(?:could not|couldn't|cannot|can't|error while|error during) [a-z]/;
const NOT_DONE =
  /\b(?:could not|couldn't|cannot|can't|was not|were not|has not been|have not been) (?:be )?(?:creat|updat|delet|remov|sav|stor|sent|writ|insert|import|process|add|found|deliver|appl)/;

/** Whether a message about one item states a failed action: `Failed to save item`, `The row could not be stored`. English only. */
export function statesFailedAction(message: string): boolean {
  if (message.length > LONGEST) return false;
  const text = message.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return FAILED_ACTION.test(text) || NOT_DONE.test(text);
}

const UNDONE =
  /\b(?:transaction|batch|request|operation|job|import|bulk|changes|all)\b[^.;,]*\b(?:rolled back|aborted|cancell?ed|interrupted|reverted|not committed)\b/;
const INTERRUPTED =
  /\b(?:timed out|timeout after|(?:quota|limit|deadline|budget) (?:was |is )?exceeded|interrupted|stopped at|(?:was|were) (?:skipped|dropped|discarded))\b/;
const NOT_UNDONE = /\b(?:no|not|never|without|0)\b(?! committed)/;

/** Whether a message states that a whole response was undone: `Transaction rolled back`, `batch aborted`. English only. */
export function statesUndone(message: string): boolean {
  if (message.length > LONGEST) return false;
  const text = message.toLowerCase().replaceAll(/\s+/g, ' ');
  return (UNDONE.test(text) || INTERRUPTED.test(text)) && !NOT_UNDONE.test(text);
}
