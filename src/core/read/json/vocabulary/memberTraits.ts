import { type CodeMemberKind, codeMemberKind } from './statusCode.ts';
import { nameWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';

/** What a member is likely to hold, judged by its name alone. */
export interface MemberTraits {
  readonly name: string;
  readonly code: CodeMemberKind | null;
  /** What `true` means in it: `success`, `hasError`. */
  readonly flag: 'good' | 'bad' | null;
  /** Holds a status word: `status`, `publishing_status`, `result`. */
  readonly holdsState: boolean;
  /** Holds a status word if no other member does: `action: "updated"`. */
  readonly mayHoldState: boolean;
  /** Holds the reason phrase of a status: `statusText`. */
  readonly holdsPhrase: boolean;
  /** `whole`: one or several errors; `part`: a part of one (`errorMessage`, `ErrorCode`). */
  readonly error: 'whole' | 'part' | null;
  /** Holds the status one level deeper: `status: {statusCode}`, `response: {status}`. */
  readonly isWrapper: boolean;
  /** Holds the body or headers of a sub-response; resources seldom have such a member. */
  readonly holdsResponse: boolean;
  /** Shows that the object is a sub-response and not a resource, so that a code beside it is a status. */
  readonly marksResponse: boolean;
  /** May hold a nested batch response. */
  readonly holdsBatch: boolean;
  /** Has none of these traits. */
  readonly isNeutral: boolean;
}

const GOOD_FLAGS = new Set(
  'success ok result successful succeeded issuccess issuccessful issucceeded wassuccessful passed accepted valid isvalid isok ack acked acknowledged'.split(
    ' ',
  ),
);
const BAD_FLAGS = new Set(
  'haserror haserrors iserror failed isfailed hasfailed rejected invalid isinvalid error errors failure isfailure ratelimited isratelimited throttled isthrottled'.split(
    ' ',
  ),
);
const STATES = new Set(['status', 'state', 'result', 'outcome', 'disposition']);
const PERHAPS_STATES = new Set('action actiontaken processing execution validation verdict decision'.split(' '));
const PHRASES = new Set('statustext statusphrase reasonphrase httpstatustext'.split(' '));
const ERRORS = new Set(
  'error errors exception exceptions fault faults failure failures violations violation err errs problem problems'.split(
    ' ',
  ),
);
const LEADS = new Set(['error', 'err', 'failure', 'fail', 'reject', 'rejection']);
const ERROR_PARTS = new Set(
  'message messages msg reason reasons description text type code name category source subcode'.split(' '),
);
const ERROR_THINGS = new Set('details detail info object list collection data'.split(' '));
const EARLIER = new Set('last latest previous prev prior recent max min expected default on no'.split(' '));
const COUNTING = new Set('count counts total totals num number'.split(' '));
const WRAPPERS = new Set('status response result error errors exception fault failure problem'.split(' '));
const WRAPPER_NAMES = new Set(['sstatus', 'details', 'detail', 'headers', 'outcome', 'statusinfo', 'http']);
const RESPONSE_PARTS = new Set(
  'body headers response httpbody httpheaders content contents payload responsebody'.split(' '),
);

export const memberTraits = memoize(computeTraits);

function computeTraits(key: string): MemberTraits {
  const words = nameWords(key);
  const name = words.join('');
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const counts = words.some((word) => COUNTING.has(word));
  const leads = LEADS.has(first);
  const isThing = ERRORS.has(last) || name === 'reasons' || (leads && ERROR_THINGS.has(last));
  // `twilio_error_code`, but not `last_error_code`.
  const isLedLater = LEADS.has(words.at(-2) ?? '') && !EARLIER.has(first);
  const isPart = (leads || isLedLater) && words.length > 1 && ERROR_PARTS.has(last);
  const code = codeMemberKind(key);
  const flag = GOOD_FLAGS.has(name) ? 'good' : BAD_FLAGS.has(name) ? 'bad' : null;
  const holdsState =
    key === '.tag' ||
    STATES.has(last) ||
    name === 'sstatus' ||
    name === 'code' ||
    name === 'statuscode' ||
    name === 'resultcode';
  const mayHoldState = PERHAPS_STATES.has(name);
  const holdsPhrase = PHRASES.has(name);
  const error = counts ? null : isThing ? 'whole' : isPart ? 'part' : null;
  const isWrapper = WRAPPERS.has(last) || WRAPPER_NAMES.has(name);
  const holdsResponse = RESPONSE_PARTS.has(name);
  const marksResponse =
    holdsResponse ||
    error !== null ||
    name === 'message' ||
    name === 'msg' ||
    name === 'detail' ||
    name === 'reason' ||
    name === 'data';
  const holdsBatch = (holdsResponse || name === 'result' || name === 'apiresponse') && !name.includes('header');
  const hasState = holdsState || mayHoldState || holdsPhrase;
  const isNeutral = code === null && flag === null && !hasState && !isWrapper && !marksResponse;
  return {
    name,
    code,
    flag,
    holdsState,
    mayHoldState,
    holdsPhrase,
    error,
    isWrapper,
    holdsResponse,
    marksResponse,
    holdsBatch,
    isNeutral,
  };
}
