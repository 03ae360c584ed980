import { childrenOf, trimSpace, type XmlElement } from '../element.ts';
import type { ValueRule } from './valueRule.ts';

/** Rule for CALDAV:supported-calendar-component-set (RFC 4791 section 5.2.3). */
export const supportedComponents: ValueRule = (property, add) => {
  for (const [index, child] of property.children.entries()) {
    const isNamed = child.clark === '{urn:ietf:params:xml:ns:caldav}comp' && attribute(child, 'name') !== null;
    if (!isNamed) add('component-without-name', child, {}, `/${child.localName}[${index}]`);
  }
};

const CARD_START = 'BEGIN:VCARD';

/** Rule for CARDDAV:address-data (RFC 6352 section 10.4). */
export const addressData: ValueRule = (property, add) => {
  const type = mediaType(property);
  if (type !== null && !type.startsWith('text/')) return;
  const start = trimSpace(property.text).slice(0, CARD_START.length);
  if (start.toUpperCase() !== CARD_START) add('address-data-not-vcard', property, {});
};

/** Rule for DAV:supported-report-set (RFC 3253 section 3.1.5). */
export const supportedReports: ValueRule = (property, add) => {
  for (const [index, entry] of childrenOf(property, '{DAV:}supported-report').entries()) {
    const reports = childrenOf(entry, '{DAV:}report');
    if (reports.length === 0 || reports.some(({ children }) => children.length !== 1)) {
      add('supported-report-incomplete', entry, {}, `/supported-report[${index}]`);
    }
  }
};

/** Whether the value of a CALDAV:calendar-data is meant to be iCalendar text (RFC 4791 section 9.6). */
export function isCalendarText(property: XmlElement): boolean {
  const type = mediaType(property);
  return type === null || type === 'text/calendar';
}

/** Returns the value of the `content-type` attribute in lower case, without parameters; null if there is none. */
function mediaType(property: XmlElement): string | null {
  const value = attribute(property, 'content-type');
  return value === null ? null : trimSpace(value.split(';', 1)[0] ?? '').toLowerCase();
}

function attribute({ attributes }: XmlElement, name: string): string | null {
  return attributes.find(({ namespace, localName }) => namespace === '' && localName === name)?.value ?? null;
}
