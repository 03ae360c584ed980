import { normalizeName, nameWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';
import { lastSegment, type Scalar } from '../syntax/scalars.ts';
import { memberTraits } from './memberTraits.ts';

// Names of members that identify an item, best first: location, name, id, other ids, and ids that only link it to a request.
const PLACES = new Set(
  'href url uri path filepath filename file location relativepath relativeurl pathandparams pathdisplay endpoint source symbol resourceurl'.split(
    ' ',
  ),
);
const NAMES = new Set(
  'name title displayname fullyqualifiedname friendlyname email emailaddress sku key to recipient username login slug isbn asin ticker externalid fullname'.split(
    ' ',
  ),
);
const LAST_NAMES = new Set(['lastname', 'surname', 'familyname']);
const IDS = new Set('id arn uuid guid gid uid eid oid identifier objectid entityid resourceid itemid'.split(' '));
const NAME_WORDS = new Set('no number sku reference ref email name asin key'.split(' '));
const ID_WORDS = new Set('id arn uuid guid identifier ids'.split(' '));
const TIES = new Set(
  'requestid bulkid batchid bid operationid correlationid customid clientid subrequestid contentid'.split(' '),
);
const THINGS = new Set(
  'device host hostname server channel topic queue customer account order invoice product article ticket bucket user member employee student patient vehicle'.split(
    ' ',
  ),
);
const FIELDS = new Set('field fieldname property parameter requestfield attribute param'.split(' '));
const NEVER = new Set(
  'traceid clusterid tenantid errorid logid requestlogid spanid timestamp errorname merchantid groupid groupname statusname domain'.split(
    ' ',
  ),
);

/** How well a member identifies its item: 0 is best, null means not at all. */
export const identityRank = memoize(rankOf);

/** The same for the last segment of a column. */
export const columnRank = memoize((column) => identityRank(lastSegment(column)));

function rankOf(name: string): number | null {
  const plain = normalizeName(name);
  if (NEVER.has(plain) || /^(?:parent|owner|created|updated)/.test(plain) || memberTraits(name).error !== null)
    return null;
  if (PLACES.has(plain)) return 0;
  if (NAMES.has(plain)) return 1;
  if (LAST_NAMES.has(plain)) return 1.5;
  if (plain === 'phone') return 1.6;
  if (IDS.has(plain)) return 2;
  if (TIES.has(plain)) return 4;
  if (THINGS.has(plain)) return 3.8;
  const last = nameWords(name).at(-1) ?? '';
  return NAME_WORDS.has(last) ? 3 : ID_WORDS.has(last) ? 3.5 : null;
}

/** Whether a member names the invalid field of an item. */
export function isFieldName(name: string): boolean {
  return FIELDS.has(normalizeName(name));
}

/** Whether a member holds the target of a sub-request. */
export function isLocationName(name: string): boolean {
  return PLACES.has(normalizeName(name)) && !['source', 'symbol', 'file', 'filename'].includes(normalizeName(name));
}

/** Whether a text names nothing: it is blank, or only a placeholder such as `-`. */
export function isBlankName(text: string): boolean {
  return text.trim() === '' || /^[-–—_.?*]{1,3}$/.test(text);
}

/** The scalar that identifies an item best, among the columns that differ between the items of its list. */
export function bestIdentity(scalars: readonly Scalar[], isCommon: (column: string) => boolean): Scalar | null {
  let best: Scalar | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const scalar of scalars) {
    const rank = columnRank(scalar.column);
    if (rank === null || isCommon(scalar.column) || isBlankName(scalar.text) || /\n/.test(scalar.text)) continue;
    // A name is preferred to a sequence number.
    const total = rank + scalar.depth * 10 + (scalar.isNumber && rank >= 3 ? 0.6 : 0);
    if (total < bestRank) [best, bestRank] = [scalar, total];
  }
  return best;
}

/** Columns with the same value in all of several items, which therefore do not identify one of them. */
export function constantColumns(items: readonly (readonly Scalar[])[]): ReadonlySet<string> {
  const seen = new Map<string, { text: string; times: number; same: boolean }>();
  for (const scalars of items) {
    for (const { column, text } of scalars) {
      const known = seen.get(column);
      if (!known) seen.set(column, { text, times: 1, same: true });
      else {
        known.times += 1;
        known.same &&= known.text === text;
      }
    }
  }
  return new Set([...seen].filter(([, { times, same }]) => same && times > 1).map(([column]) => column));
}
