import { isNegated, nameRole, nameWords } from './nameRoles.ts';

/** Participles that state that the items were processed. All other participles state nothing, or the opposite. */
const DONE = new Set(
  'created updated deleted relocated recorded added removed inserted upserted modified changed stored saved sent delivered accepted approved processed completed succeeded finished executed migrated moved copied cloned archived unarchived uploaded downloaded imported exported published unpublished subscribed unsubscribed enrolled unenrolled invited activated deactivated enabled disabled banned unbanned assigned unassigned granted revoked merged closed reopened transferred indexed reindexed converted resized transcoded validated verified registered unregistered tagged untagged labeled labelled restored notified provisioned deprovisioned patched replaced renamed confirmed booked reserved paid charged captured refunded issued signed synced synchronized applied installed uninstalled loaded ingested persisted posted dispatched shipped written purged attached detached connected joined generated rendered followed unfollowed muted unmuted starred unstarred pinned unpinned shared unshared rescheduled acknowledged authorized authorised fulfilled printed scanned encrypted decrypted compressed extracted translated trashed undeleted recovered forwarded scored graded settled cleared collected emailed mailed attended finalized finalised deployed built started launched rotated reset hidden'.split(
    ' ',
  ),
);

/** Words that end like participles but describe other data, or all items of the request. */
const OTHER = new Set(
  'related suggested recommended linked unused used needed required allowed supported expected affected attempted requested received submitted selected included deprecated embedded nested associated detected featured feed seed need embed speed breed exceed indeed shed bed red'.split(
    ' ',
  ),
);

/** Words for items that were left out and do not end like participles. */
const LEFT_OUT = new Set(
  'todo backlog rest timeouts stuck duplicates unprocessable unavailable withheld lost unreachable undeliverable forbidden ignores leftover leftovers remaining remainder notexecuted notattempted rolledback orphans dead dlq poison held awaiting overflow ko nok'.split(
    ' ',
  ),
);

/** Whether a list is named after what was done with its items: `archived`, `usersInvited`. */
export function isDoneName(name: string): boolean {
  const words = nameWords(name);
  return !isNegated(words) && (DONE.has(words[0] ?? '') || DONE.has(words.at(-1) ?? ''));
}

/** Whether a list is named after what was not done, or is not known to be: `skipped`, `notMigrated`, `toRetry`, `parked`. */
export function isLeftOutName(name: string): boolean {
  if (nameRole(name) !== 'plain' || isDoneName(name)) return false;
  const words = nameWords(name);
  if (
    /^(?:timed out|rolled back|left (?:over|out|behind)|dead letters?|on hold|over quota|too (?:large|big|many|old)|out of|no (?:responses?|results?|answers?)|needs? retry|still [a-z]+$|unknown$)\b/.test(
      words.join(' '),
    ) ||
    isRetry(words)
  )
    return true;
  return isNegated(words) || [words[0] ?? '', words.at(-1) ?? ''].some(isLeftOutWord);
}

/** `retry`, `retryItems`; `retryPolicy` is a setting. */
function isRetry([first, second, third]: readonly string[]): boolean {
  return /^retry(?:able)?$/.test(first ?? '') && (second === undefined || (RETRIED.has(second) && third === undefined));
}

const RETRIED = new Set('items records requests operations entries rows keys ids list later'.split(' '));

const LEFT_OUT_NOUNS = new Set(
  'skipped ignored omitted excluded remaining leftover leftovers deferred postponed parked withheld unprocessed unattempted unfinished notexecuted notattempted rolledback retry retryable'.split(
    ' ',
  ),
);

/** The same for names that mean nothing else, in any place of a body: `skippedItems`, `notProcessed`, `retry`. */
export function isCertainlyLeftOut(name: string): boolean {
  const words = nameWords(name);
  const [first = '', second] = words;
  if (first === 'not') return words.length === 2 && (DONE.has(second ?? '') || ATTEMPTED.has(second ?? ''));
  return LEFT_OUT_NOUNS.has(first) && (second === undefined || (words.length === 2 && RETRIED.has(second)));
}

const ATTEMPTED = new Set('attempted handled tried run reached'.split(' '));

function isLeftOutWord(word: string): boolean {
  return LEFT_OUT.has(word) || (/\p{L}{2}ed$/u.test(word) && !OTHER.has(word));
}
