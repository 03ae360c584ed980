import { memoize } from '../syntax/memoize.ts';
import { englishWords, inEnglish, plainText } from './languages.ts';
import { isSucceeding } from './successPhrase.ts';

/**
 * Returns the same name for all spellings of a member: `status_code`, `statusCode`, `StatusCode` and `Status Code`. Known
 * names in other languages are translated to English.
 */
export const normalizeName: (name: string) => string = memoize((name) => {
  const plain = plainText(name);
  return englishWords(plain)?.join('') ?? plain;
});

/** `erroredNotifications`, `errored_notifications`, `pedidosFallidos` -> `errored`, `notifications`; `pedidos`, `failed` */
export const nameWords: (name: string) => readonly string[] = memoize(
  (name) => englishWords(plainText(name)) ?? inEnglish(writtenWords(name)),
);

/** The words of a name as written, without translation. */
export function writtenWords(name: string): readonly string[] {
  // Most names are one word in lower case.
  if (/^[a-z]+$/.test(name)) return [name];
  return name
    .normalize()
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * What the name of a list implies for its items. `mixed`: partial successes (`partialSuccess`); `aside`: warnings, links and
 * the like, never operations; `plain`: nothing.
 */
export type NameRole = 'good' | 'bad' | 'mixed' | 'aside' | 'plain';

const GOOD = new Set(
  'success successes succeeded successful successfully ok good created updated deleted removed added inserted upserted modified changed accepted processed completed sent passed saved imported uploaded applied new serviced delivered published unchanged noop noops'.split(
    ' ',
  ),
);
const BAD = new Set(
  'fail fails failed failing failure failures error errors err errs errored erroneous rejected rejections rejects invalid denied refused unsuccessful unsuccessfully unsuccess unsucceeded exception exceptions fault faults violations missing conflicts unprocessed unserviced unhandled unsent unsaved undelivered unmatched unresolved bounced aborted suppressed quarantined dropped discarded bad faulty malformed'.split(
    ' ',
  ),
);
/** Failures as whole names only: the reason phrases of HTTP. In `conflictResolution` they mean something else. */
const BAD_NAMES = new Set(
  'forbidden unauthorized unauthorised unauthenticated gone conflict conflicted conflicting badrequest badrequests toolarge payloadtoolarge contenttoolarge unprocessable unprocessableentity unprocessablecontent preconditionfailed toomanyrequests ratelimited throttled overquota permissiondenied nopermission nonexistent doesnotexist'.split(
    ' ',
  ),
);
const ASIDE = new Set(
  'warning warnings warn notices info infos link links meta metadata pagination paging page included columns fields headers schemas debug trace traces facets aggregations extensions deprecations capacity'.split(
    ' ',
  ),
);
/** `totalErrors`, `error_count`: these describe a list and are not lists. */
const COUNTING = new Set('count counts total totals num number size amount rate'.split(' '));

/** `sampleBadRows`: the name of what is listed follows. */
const SAMPLES = new Set('sample samples example examples first top some'.split(' '));

/** The role of a list by the first or last word of its name: `failedQueries`, `result_error`, `notUpdated`. */
export function nameRole(name: string): NameRole {
  const all = nameWords(name);
  const words = all.length > 1 && SAMPLES.has(all[0] ?? '') ? all.slice(1) : all;
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.some((word) => COUNTING.has(word))) return 'aside';
  // `partialErrors` and `partialFailures` are errors.
  if (words.some((word) => word === 'partial' || word === 'partially')) return BAD.has(last) ? 'bad' : 'mixed';
  // `failure_info`, but not `error_fields`
  if (ASIDE.has(last)) return last === 'info' && words.length === 2 && BAD.has(first) ? 'bad' : 'aside';
  if ((first === 'not' || first === 'non') && words.length > 1)
    return GOOD.has(second) || second === 'found' ? 'bad' : 'plain';
  // `noSuccess`
  const isDenied = words.length === 2 && DENIALS.has(first) && (isSucceeding(second) || second === 'ok');
  const isAbsent = last === 'found' && words.at(-2) === 'not';
  if (BAD.has(first) || BAD.has(last) || isDenied || isAbsent || BAD_NAMES.has(words.join(''))) return 'bad';
  if (isNegated(words)) return 'plain';
  if (words.length > 1 && first === 'new') return 'good';
  return (GOOD.has(first) && first !== 'new') || (GOOD.has(last) && last !== 'new') ? 'good' : 'plain';
}

/** Before a word of success in the name of a list, they deny it. */
const DENIALS = new Set('no without zero lacking'.split(' '));

const NEGATIONS = new Set(
  'not non never cannot cant could couldnt didnt wasnt unable without almost nearly'.split(' '),
);

/** Whether a name states that something was not done, or not yet: `couldNotBeSaved`, `neverSent`, `toBeDeleted`. */
export function isNegated(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    (words.some((word, i) => NEGATIONS.has(word) || (word === 'be' && words[i - 1] === 'to')) ||
      words[0] === 'to' ||
      words[0] === 'un')
  );
}

/** A name without the word that gives its role: `failed_parcels` -> `parcels`, `result_error` -> `result`. */
export function nameStem(name: string): string | null {
  const words = nameWords(name);
  if (words.length < 2) return null;
  const rest = BAD.has(words[0] ?? '') ? words.slice(1) : BAD.has(words.at(-1) ?? '') ? words.slice(0, -1) : null;
  return rest ? rest.join('') : null;
}

const RESULTS = new Set(
  'result results response responses item items operation operations entry entries record records value values status statuses multiplestatus multistatus answers answer outcomes outcome replies reply messages list data batch steps stages phases'.split(
    ' ',
  ),
);

/** Whether a name is typical of a list of results: `responses`, `addResults`, `BatchItemResponse`. */
export function isResultName(name: string): boolean {
  const last = nameWords(name).at(-1);
  return last !== undefined && (RESULTS.has(last) || RESULTS.has(normalizeName(name)));
}

const ACTIONS = new Set(
  'create update delete add insert upsert replace remove patch put post index write save modify'.split(' '),
);

/** Whether a list is named after the requested action (`create`, `addResults`): such lists belong together. */
export function isActionName(name: string): boolean {
  const words = nameWords(name);
  return ACTIONS.has(words[0] ?? '') && (words.length === 1 || RESULTS.has(words.at(-1) ?? ''));
}

/** Members that describe the whole response; an object with one of them is not a map of results by key. */
const ENVELOPE = new Set(
  'data status state error errors meta metadata result results response responses items success successes failure failures failed links message code summary warnings pagination request requestid info headers body count total'.split(
    ' ',
  ),
);

/** Whether a name is typical of a member that describes the whole response. */
export function isEnvelopeName(name: string): boolean {
  return !/\d/.test(name) && ENVELOPE.has(normalizeName(name));
}
