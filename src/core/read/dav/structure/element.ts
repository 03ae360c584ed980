import type { Name, Vocabulary } from '../../xml/name.ts';

/** The elements of a multistatus (RFC 4918 section 14), as numbers because they are compared at every tag. */
export const MULTISTATUS = 1;
export const RESPONSE = 2;
export const HREF = 3;
export const STATUS = 4;
export const PROPSTAT = 5;
export const PROP = 6;
export const ERROR = 7;
export const DESCRIPTION = 8;
export const LOCATION = 9;
export const SYNC_TOKEN = 10;
/** `DAV:mkcol-response` (RFC 5689 section 5.2), `CALDAV:mkcalendar-response` (RFC 4791 section 9.3): has propstats but no responses. */
export const CREATION_RESPONSE = 11;

/** Added to the kind of an element with the same local name in another namespace or with different capitalization. */
export const LOOKALIKE = 16;

const STRUCTURE: ReadonlyMap<string, number> = new Map([
  ['multistatus', MULTISTATUS],
  ['response', RESPONSE],
  ['href', HREF],
  ['status', STATUS],
  ['propstat', PROPSTAT],
  ['prop', PROP],
  ['error', ERROR],
  ['responsedescription', DESCRIPTION],
  ['location', LOCATION],
  ['sync-token', SYNC_TOKEN],
  ['mkcol-response', CREATION_RESPONSE],
]);

const DAV = 'DAV:';
const CALDAV = 'urn:ietf:params:xml:ns:caldav';

/** Maps element names to the kinds above. An undeclared prefix on them counts as `DAV:`, since Cyrus omits the declaration. */
export const davVocabulary: Vocabulary = (namespace, name, undeclared) => {
  const local = undeclared ? name.slice(name.indexOf(':') + 1) : name;
  if ((namespace === CALDAV || undeclared) && local === 'mkcalendar-response') return CREATION_RESPONSE;
  const kind = namespace === DAV || undeclared ? STRUCTURE.get(local) : undefined;
  if (kind !== undefined) return kind;
  const lookalike = STRUCTURE.get(local.toLowerCase());
  return lookalike === undefined ? 0 : lookalike + LOOKALIKE;
};

/**
 * Returns the kind of an element. In a multistatus whose root is a look-alike, elements in its namespace count too.
 *
 * @param lookalikeNamespace the namespace of that root; null for a valid multistatus
 */
export function elementKind({ kind, namespace }: Name, lookalikeNamespace: string | null): number {
  return kind > LOOKALIKE && namespace === lookalikeNamespace ? kind - LOOKALIKE : kind;
}
