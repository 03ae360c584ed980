import { trimSpace, type XmlElement } from '../element.ts';
import type { ValueRule } from './valueRule.ts';

const SPECIAL_COLLECTIONS: ReadonlySet<string> = new Set([
  '{urn:ietf:params:xml:ns:caldav}calendar',
  '{urn:ietf:params:xml:ns:caldav}schedule-inbox',
  '{urn:ietf:params:xml:ns:caldav}schedule-outbox',
  '{urn:ietf:params:xml:ns:carddav}addressbook',
]);

/** Whether a `DAV:resourcetype` contains `DAV:collection`. */
export function isCollection(resourcetype: XmlElement): boolean {
  return resourcetype.children.some(({ clark }) => clark === '{DAV:}collection');
}

/** Rules for DAV:resourcetype (RFC 4918 section 15.9). */
export const resourceType: ValueRule = (property, add) => {
  if (property.hasText) add('resourcetype-text', property, { text: trimSpace(property.text) });
  const isPlain = !isCollection(property);
  for (const child of property.children) {
    if (child.localName === 'collection' && child.namespace !== 'DAV:') {
      add('resourcetype-collection-namespace', property, { ns: child.namespace });
    }
    if (isPlain && SPECIAL_COLLECTIONS.has(child.clark)) {
      add('resourcetype-special-without-collection', property, { type: child.localName });
    }
  }
};
