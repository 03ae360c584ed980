import { nameWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';
import type { Json, JsonObject } from '../syntax/value.ts';

/**
 * What a number beside a list of results counts. `open`: results that do not exist yet, such as `pending`; `remaining`: results that
 * do not exist yet, or what a limit allows; `skipped`: items
 * that were left out; `other`: neither successes nor failures, such as `unchanged`; `processed`: all results, or only the
 * successes; `requested`: the items of the request.
 */
export type CounterKind =
  | 'failed'
  | 'succeeded'
  | 'done'
  | 'open'
  | 'remaining'
  | 'skipped'
  | 'other'
  | 'total'
  | 'perhaps-total'
  | 'requested'
  | 'processed'
  | 'page';

const COUNTING = new Set('count counts counter num number nr nb n no of the qty quantity tally how many'.split(' '));
const TOTAL = new Set('total totals overall all sum'.split(' '));
const PERHAPS_TOTAL = new Set(['size', 'length']);
const REQUESTED = new Set('requested submitted received attempted expected announced input given'.split(' '));
const FAILED = new Set(
  'failed failing fail fails failure failures error errors errored erroneous exception exceptions rejected rejects rejection rejections unprocessed unsuccessful invalid denied refused undelivered unsent bounced dropped discarded bad faulty malformed ko nok'.split(
    ' ',
  ),
);
/** The nouns among them: `errorCode` is not a counter, `failedCode` is. */
const NOUNS = new Set('error errors exception exceptions failure failures fail fails rejection rejections'.split(' '));
const SUCCEEDED = new Set('success successes succeeded successful successfully ok passed accepted'.split(' '));
const DONE = new Set(
  'created updated deleted removed added inserted upserted modified imported saved sent delivered indexed applied stored written loaded ingested persisted registered uploaded completed finished handled executed'.split(
    ' ',
  ),
);
const OTHER = new Set('unchanged unmodified duplicate duplicates noop noops'.split(' '));
const SKIPPED = new Set('skipped ignored omitted cancelled canceled excluded missing lost'.split(' '));
const OPEN = new Set('pending queued outstanding deferred waiting running processing progress incomplete'.split(' '));
const REMAINING = new Set('remaining left todo backlog leftover leftovers unattempted'.split(' '));
/** Names that count without another word: `rows: 5`. */
const COUNTED = new Set('records items rows entries requests operations documents results tasks'.split(' '));
const ITEMS = new Set(
  'record records item items request requests operation operations document documents doc docs row rows message messages entry entries object objects put puts result results event events recipient recipients response responses task tasks call calls file files line lines action actions update updates insert inserts create creates delete deletes write writes element elements'.split(
    ' ',
  ),
);
const PAGE = new Set(
  'page pages perpage pagesize limit offset cursor next prev previous hasmore startindex itemsperpage pagination currentpage pagecount totalpages from skip top start'.split(
    ' ',
  ),
);
/** Names of other things if the value is not a number: `from: "import.csv"`. */
const NO_PAGE = new Set('from skip top start hasmore'.split(' '));
/** Words of limits, measures, times, names and counters of other things. */
const NO_COUNT = new Set(
  'max min maximum minimum limit threshold allowed allow tolerance budget rate ratio percent percentage pct average avg at on time date timestamp since until after before last previous prev consecutive attempt attempts retry retries login logins code codes id ids index level type status reason version ms millis seconds duration age shard shards replica replicas node nodes amount price cost value score bytes line column offset position step stage phase'.split(
    ' ',
  ),
);

const NOT_DONE = new Set(
  'attempted found processed created deleted removed inserted imported sent delivered saved accepted successful'.split(
    ' ',
  ),
);
const FILLERS = new Set('found encountered reported'.split(' '));

/** What the number in a member with this name counts; null if it does not count results. */
export const counterKind = memoize((name: string): CounterKind | null => {
  const words = nameWords(name);
  if (PAGE.has(words.join('')) || words.includes('page') || words.includes('pages')) return 'page';
  const rest = words.filter((word) => !COUNTING.has(word) && !TOTAL.has(word) && !ITEMS.has(word));
  if (rest.length === 0) {
    if (words.some((word) => TOTAL.has(word))) return 'total';
    return words.some((word) => COUNTING.has(word)) || COUNTED.has(words.join('')) ? 'perhaps-total' : null;
  }
  if (/^(?:version )?conflicts$/.test(rest.join(' '))) return 'failed';
  if (rest.some((word) => NO_COUNT.has(word)) || rest.length > 3) return null;
  if (rest[0] === 'not') return rest.length === 2 && NOT_DONE.has(rest[1] ?? '') ? 'failed' : null;
  const is = (kind: ReadonlySet<string>): boolean => rest.some((word) => kind.has(word));
  if (is(FAILED)) {
    const isNoun = rest.some((word) => NOUNS.has(word));
    return !isNoun || rest.every((word) => FAILED.has(word) || FILLERS.has(word)) ? 'failed' : null;
  }
  if (rest.length > 2) return null;
  if (is(SUCCEEDED)) return 'succeeded';
  if (is(DONE)) return 'done';
  if (is(OTHER)) return 'other';
  if (is(SKIPPED)) return 'skipped';
  if (rest.length === 1 && REMAINING.has(rest[0] ?? '')) return 'remaining';
  if (is(OPEN) && (rest.length === 1 ? rest[0] !== 'progress' : rest[0] === 'in')) return 'open';
  if (rest.length === 1 && rest[0] === 'processed') return 'processed';
  if (rest.length !== 1) return null;
  return REQUESTED.has(rest[0] ?? '') ? 'requested' : PERHAPS_TOTAL.has(rest[0] ?? '') ? 'perhaps-total' : null;
});

const PAGE_MEMBER = /^(?:links|paging|cursors?|after|before)$|cursor$|token$/;

/** Whether a member that is not a number describes a page of a longer list: `next: null`, `paging: {"cursors": …}`. */
export const isPageMember = memoize((name: string): boolean => {
  const plain = nameWords(name).join('');
  return !NO_PAGE.has(plain) && (counterKind(name) === 'page' || PAGE_MEMBER.test(plain));
});

/** Larger numbers are timestamps. */
const MOST = 100_000_000;

/** A count written as a number or as digits; null for any other value. */
export function countValue(value: Json): number | null {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < MOST ? number : null;
}

/** Whether an object counts failures: `{"ok": 1, "failures": 1}`. */
export function hasFailureCount(value: JsonObject): boolean {
  for (const key in value) if (typeof value[key] === 'number' && counterKind(key) === 'failed') return true;
  return false;
}
