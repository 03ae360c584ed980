import { isErrorValue } from '../vocabulary/failureWords.ts';
import { nameWords } from '../vocabulary/nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';
import type { Json } from '../syntax/value.ts';

/** Words for failed items, as the first or last one of a name. */
const FAILED = new Set(
  'failed rejected invalid unprocessed denied refused unsuccessful errored erroneous bounced undelivered unsent faulty failures rejections'.split(
    ' ',
  ),
);
/** Words for settings, addresses and times. */
const SETTINGS = new Set(
  'at on time date timestamp since until policy mode action behavior behaviour handling strategy queue topic threshold limit url uri href link callback webhook redirect handler template page label color icon cache token count rate'.split(
    ' ',
  ),
);
const IDS = new Set('id ids index line row key number'.split(' '));
/** Words for failed items, if the name ends with a word for items: `failList`, `ngIds`. */
const FAILED_WITH_ITEMS = new Set(['fail', 'ng']);
const ITEMS = new Set([...IDS, 'list', 'item', 'items']);
const MOST_WORDS = 3;

type Kind = 'text' | 'id' | null;

const kindOf = memoize((name: string): Kind => {
  const words = nameWords(name);
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length > MOST_WORDS || words.some((word) => SETTINGS.has(word))) return null;
  if (!FAILED.has(first) && !FAILED.has(last) && !(FAILED_WITH_ITEMS.has(first) && ITEMS.has(last))) return null;
  return words.length > 1 && IDS.has(last) ? 'id' : 'text';
});

/** Whether a member names failed items in a text, or by a number: `failed: "b"`, `rejectedIds: "b, c"`, `failedIndex: 3`. */
export function isFailureText(key: string, value: Json): boolean {
  if (typeof value === 'string') return kindOf(key) !== null && isErrorValue(value) && !/^0(?!\d)/.test(value);
  return typeof value === 'number' && value >= 0 && kindOf(key) === 'id';
}
