import type { ValueKind } from '../explainProperty.ts';
import { calendarSummary, cardSummary } from './contentLines.ts';
import { httpDate, icalDate, isoDate, unixDate } from './dates.ts';
import { attribute, isEmpty, type Namespaces, parseElement, type XmlElement } from './element.ts';
import { hrefs, locks, names, privileges, resourceTypes } from './structured.ts';
import type { ValuePart } from './valuePart.ts';

type Parts = readonly ValuePart[] | null;

/** Returns the parts of values of a kind. Other kinds are readable as sent. */
const READERS: Readonly<Partial<Record<ValueKind, (value: XmlElement) => Parts>>> = {
  'date-http': (value) => fromText(value, httpDate),
  'date-iso': (value) => fromText(value, isoDate),
  'date-unix': (value) => fromText(value, unixDate),
  'date-ical': (value) => fromText(value, icalDate),
  'integer-bytes': (value) => fromText(value, (text) => bytes(text, value.name)),
  boolean: (value) => fromText(value, boolean),
  language: (value) => fromText(value, language),
  icalendar: (value) => fromMedia(value, 'text/calendar', calendarSummary),
  vcard: (value) => fromMedia(value, 'text/vcard', cardSummary),
  resourcetype: resourceTypes,
  lock: locks,
  privileges,
  names,
  href: (value) => hrefs(value) ?? fromText(value, (text) => ({ kind: 'href', href: text })),
  'href-list': hrefs,
};

/**
 * Returns the parts of a property value that is more readable than as sent; null to show it as sent, because it is empty, not of
 * its kind, or readable.
 *
 * @param xml the element of the property as sent
 * @param namespaces declared around the element
 * @param kind null if it is not known
 */
export function readableValue(xml: string, namespaces: Namespaces, kind: ValueKind | null): Parts {
  const value = parseElement(xml, namespaces);
  if (!value || isEmpty(value)) return null;
  if (kind === null) return hrefs(value);
  return READERS[kind]?.(value) ?? null;
}

function fromText({ text, children }: XmlElement, part: (text: string) => ValuePart | null): Parts {
  const found = children.length === 0 ? part(text.trim()) : null;
  return found && [found];
}

/** Values can have another media type, such as jCal, which they state (RFC 4791 section 9.6, RFC 6352 section 10.4). */
function fromMedia(value: XmlElement, media: string, part: (text: string) => ValuePart | null): Parts {
  const stated = attribute(value, 'content-type');
  return stated === null || stated.toLowerCase().startsWith(media) ? fromText(value, part) : null;
}

/** Quotas that Nextcloud cannot state: not computed, unknown, unlimited. */
const QUOTA_CODES = [-1, -2, -3] as const;

function bytes(text: string, name: string): ValuePart | null {
  const value = Number(text);
  const code = QUOTA_CODES.find((one) => String(one) === text);
  if (code !== undefined) return name === '{DAV:}quota-available-bytes' ? { kind: 'quota', code } : null;
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(value) ? { kind: 'bytes', bytes: value } : null;
}

function boolean(text: string): ValuePart | null {
  if (text === 'true' || text === '1' || text === 't') return { kind: 'boolean', value: true };
  return text === 'false' || text === '0' || text === 'f' ? { kind: 'boolean', value: false } : null;
}

function language(text: string): ValuePart | null {
  return /^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(text) ? { kind: 'language', tag: text } : null;
}
