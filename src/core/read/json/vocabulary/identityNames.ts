import { normalizeName, nameWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';
import { lastSegment, type Scalar } from '../syntax/scalars.ts';
import { memberTraits } from './memberTraits.ts';

// What names things, best first: where it is, what people call it, its id, other ids, and what only ties it to a request.
const PLACES = new Set(
  'href url uri path filepath filename file location relativepath relativeurl pathandparams pathdisplay endpoint source symbol resourceurl'.split(
    ' ',
  ),
);
const NAMES = new Set(
  'name title displayname fullyqualifiedname friendlyname email emailaddress sku key to recipient phone username login slug isbn asin ticker externalid'.split(
    ' ',
  ),
);
const IDS = new Set('id uuid guid gid uid eid oid identifier objectid entityid resourceid itemid'.split(' '));
const NAME_WORDS = new Set('no number sku reference ref email name asin key'.split(' '));
const ID_WORDS = new Set('id uuid guid identifier ids'.split(' '));
const TIES = new Set(
  'requestid bulkid batchid bid operationid correlationid customid clientid subrequestid contentid'.split(' '),
);
const FIELDS = new Set('field fieldname property parameter requestfield attribute param'.split(' '));
const NEVER = new Set(
  'traceid clusterid tenantid errorid logid requestlogid spanid timestamp errorname merchantid groupid groupname statusname domain'.split(
    ' ',
  ),
);

/** How well a member names its item: 0 is best; null where it names nothing. */
export const identityRank = memoize(rankOf);

/** The same of a column. */
export const columnRank = memoize((column) => identityRank(lastSegment(column)));

function rankOf(name: string): number | null {
  const plain = normalizeName(name);
  if (NEVER.has(plain) || /^(?:parent|owner|created|updated)/.test(plain) || memberTraits(name).error !== null)
    return null;
  if (PLACES.has(plain)) return 0;
  if (NAMES.has(plain)) return 1;
  if (IDS.has(plain)) return 2;
  if (TIES.has(plain)) return 4;
  const last = nameWords(name).at(-1) ?? '';
  return NAME_WORDS.has(last) ? 3 : ID_WORDS.has(last) ? 3.5 : null;
}

/** Whether a member says which field of an item is wrong. */
export function isFieldName(name: string): boolean {
  return FIELDS.has(normalizeName(name));
}

/** Whether a member is a place where a sub-request went to. */
export function isLocationName(name: string): boolean {
  return PLACES.has(normalizeName(name)) && !['source', 'symbol', 'file', 'filename'].includes(normalizeName(name));
}

/** The scalar that names an item best, among those that are not the same in all items of the list. */
export function bestIdentity(scalars: readonly Scalar[], isCommon: (column: string) => boolean): Scalar | null {
  let best: Scalar | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const scalar of scalars) {
    const rank = columnRank(scalar.column);
    if (rank === null || isCommon(scalar.column) || scalar.text.trim() === '' || /\n/.test(scalar.text)) continue;
    // A name tells more than a running number.
    const total = rank + scalar.depth * 10 + (scalar.isNumber && rank >= 3 ? 0.6 : 0);
    if (total < bestRank) [best, bestRank] = [scalar, total];
  }
  return best;
}

/** Columns that hold the same in all of several items say nothing about one of them. */
export function constantColumns(items: readonly (readonly Scalar[])[]): ReadonlySet<string> {
  const seen = new Map<string, { text: string; times: number; same: boolean }>();
  for (const scalars of items) {
    for (const { column, text } of scalars) {
      const column0 = seen.get(column);
      if (!column0) seen.set(column, { text, times: 1, same: true });
      else {
        column0.times += 1;
        column0.same &&= column0.text === text;
      }
    }
  }
  return new Set([...seen].filter(([, { times, same }]) => same && times > 1).map(([column]) => column));
}
