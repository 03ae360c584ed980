import type { Exchange } from '../../har/exchange.ts';
import { formatMessages } from '../../model/formatName.ts';
import type { DisplayText } from '../../model/message.ts';
import { END, OPEN, TEXT, XmlReader } from '../xml/reader.ts';

/** A function that returns the kind of the response, which depends on whether it contains a `DAV:sync-token`. */
export type KindOf = (hasSyncToken: boolean) => DisplayText;

/** Returns what a multistatus is called in the list: `CalDAV calendar-multiget`, `WebDAV listing`, `WebDAV`. */
export function davKind({ request, body }: Exchange, requestRoot: string | null): KindOf {
  const protocol = protocolOf(request.body ?? '', body.text ?? '');
  switch (request.method?.toUpperCase() ?? '') {
    case '':
    case 'REPORT':
      if (requestRoot !== null) return () => `${protocol} ${requestRoot.slice(requestRoot.indexOf('}') + 1)}`;
      return (hasSyncToken) => (hasSyncToken ? `${protocol} sync-collection` : protocol);
    case 'PROPFIND': {
      const kind = propfindKind(request);
      return () => formatMessages[kind](protocol);
    }
    case 'PROPPATCH':
      return () => formatMessages.propertyUpdate(protocol);
    case 'SEARCH':
      return () => formatMessages.search(protocol);
    default:
      return () => protocol;
  }
}

function propfindKind({ headers, body }: Exchange['request']): 'propertyNames' | 'properties' | 'listing' {
  if (requestsNames(body ?? '')) return 'propertyNames';
  const depth = headers.find(({ name }) => name.toLowerCase() === 'depth')?.value.trim();
  // Without the header, a PROPFIND has infinite depth (RFC 4918 section 9.1), but the headers may not be known.
  return depth === undefined || depth === '0' ? 'properties' : 'listing';
}

type Protocol = 'WebDAV' | 'CalDAV' | 'CardDAV';

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ['urn:ietf:params:xml:ns:caldav', 'CalDAV'],
  ['http://apple.com/ns/ical/', 'CalDAV'],
  ['urn:ietf:params:xml:ns:carddav', 'CardDAV'],
]);

const CONTENT_TYPES = /^\s*text\/(?:(calendar)|x?-?vcard)\b/i;

// Characters. The first resources of a listing show what it contains.
const HEAD = 8000;

/**
 * Returns the protocol of a request with its response. Only names in use decide, because servers declare all their namespaces on
 * the root element. A request for both calendars and address books, as clients send to discover a server, is WebDAV.
 */
function protocolOf(request: string, response: string): Protocol {
  const found = new Set([...protocolsIn(request.slice(0, HEAD)), ...protocolsIn(response.slice(0, HEAD))]);
  const [only = 'WebDAV', ...others] = found;
  return others.length === 0 ? only : 'WebDAV';
}

/** Parts of all namespaces and types that decide, in lowercase. */
const WORDS = ['caldav', 'ical', 'carddav', 'calendar', 'vcard'] as const;

function protocolsIn(text: string): ReadonlySet<Protocol> {
  const found = new Set<Protocol>();
  if (!text.includes('<')) return found;
  const lower = text.toLowerCase();
  // A character reference may hide a namespace.
  if (!lower.includes('&#') && !WORDS.some((word) => lower.includes(word))) return found;
  const reader = new XmlReader(text);
  let isContentType = false;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (token === OPEN) {
      isContentType = reader.name.clark === '{DAV:}getcontenttype';
      const protocol = PROTOCOLS.get(reader.name.namespace);
      if (protocol !== undefined) found.add(protocol);
    } else if (token === TEXT && isContentType) {
      const type = CONTENT_TYPES.exec(text.slice(reader.start, reader.end));
      if (type !== null) found.add(type[1] === undefined ? 'CardDAV' : 'CalDAV');
      isContentType = false;
    }
  }
  return found;
}

/** Whether the body of a PROPFIND requests the names of the properties (RFC 4918 section 9.1.4). */
function requestsNames(body: string): boolean {
  if (!body.includes('propname')) return false;
  const reader = new XmlReader(body);
  for (let token = reader.next(); token !== END; token = reader.next())
    if (token === OPEN && reader.name.clark === '{DAV:}propname') return reader.depth === 2;
  return false;
}
