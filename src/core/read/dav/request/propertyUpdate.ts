import type { PropertyUpdate } from '../../../model/parsedBody.ts';
import { END, OPEN, XmlReader } from '../../xml/reader.ts';

/**
 * Request bodies that set properties: PROPPATCH (RFC 4918 section 14.19), extended MKCOL (RFC 5689 section 5.1), MKCALENDAR
 * (RFC 4791 section 9.2).
 */
const UPDATES: ReadonlySet<string> = new Set([
  '{DAV:}propertyupdate',
  '{DAV:}mkcol',
  '{urn:ietf:params:xml:ns:caldav}mkcalendar',
]);

/**
 * Parses the properties that a request sets or removes. If one property has several instructions, the last one counts,
 * since the server processes them in document order (RFC 4918 section 9.2).
 *
 * @returns null if the request body is not known, is truncated, or sets no properties
 */
export function parsePropertyUpdate(requestBody: string | null, requestRoot: string | null): PropertyUpdate | null {
  if (requestBody === null || requestRoot === null || !UPDATES.has(requestRoot)) return null;
  const update = new Map<string, 'set' | 'remove'>();
  const reader = new XmlReader(requestBody);
  let instruction: 'set' | 'remove' | null = null;
  let isProp = false;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (token !== OPEN) continue;
    const { clark } = reader.name;
    if (reader.depth === 2) instruction = clark === '{DAV:}set' ? 'set' : clark === '{DAV:}remove' ? 'remove' : null;
    else if (reader.depth === 3) isProp = clark === '{DAV:}prop';
    else if (reader.depth === 4 && isProp && instruction !== null) update.set(clark, instruction);
  }
  return reader.cut ? null : update;
}
