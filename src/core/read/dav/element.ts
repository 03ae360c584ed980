import type { Vocabulary } from '../xml/name.ts';

/** The elements that hold a multistatus together (RFC 4918 section 14), as numbers to compare at every tag. */
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
/** `DAV:mkcol-response` (RFC 5689 section 5.2), `CALDAV:mkcalendar-response` (RFC 4791 section 9.3): propstats, no responses. */
export const CREATION_RESPONSE = 11;

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

/** A prefix that is declared nowhere counts as `DAV:` on these elements: Cyrus forgets the declaration. */
export const davVocabulary: Vocabulary = (namespace, local, undeclared) => {
  if (namespace === CALDAV && local === 'mkcalendar-response') return CREATION_RESPONSE;
  if (namespace !== DAV && !undeclared) return 0;
  return STRUCTURE.get(undeclared ? local.slice(local.indexOf(':') + 1) : local) ?? 0;
};
