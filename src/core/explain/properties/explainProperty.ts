import type { Source } from '../source.ts';
import calendars from './data/calendars.json' with { type: 'json' };
import exchange from './data/exchange.json' with { type: 'json' };
import nextcloud from './data/nextcloud.json' with { type: 'json' };
import other from './data/other.json' with { type: 'json' };
import owncloud from './data/owncloud.json' with { type: 'json' };
import webdav from './data/webdav.json' with { type: 'json' };
import { byClarkName } from './byClarkName.ts';
import { propertySource, type UnlinkedSource } from './propertySource.ts';

/** What the value of a property is. */
export const VALUE_KINDS = [
  'boolean',
  'color',
  'date-http',
  'date-ical',
  'date-iso',
  'date-unix',
  'duration',
  'etag',
  'flags',
  'href',
  'href-list',
  'html',
  'icalendar',
  'integer',
  'integer-bytes',
  'json',
  'language',
  'lock',
  'markdown',
  'media-type',
  'names',
  'privileges',
  'resourcetype',
  'text',
  'uri',
  'vcard',
  'xml',
] as const;

export type ValueKind = (typeof VALUE_KINDS)[number];

export interface PropertyExplanation {
  /** `Modified` */
  readonly label: string;
  readonly kind: ValueKind;
  /** What its values mean, if that is not evident. */
  readonly note: string | null;
  readonly source: Source | UnlinkedSource;
}

interface Entry {
  readonly label: string;
  readonly kind: string;
  readonly note?: string;
  readonly source: string;
}

const PROPERTIES = byClarkName<Entry>([webdav, calendars, owncloud, nextcloud, exchange, other]);

/** The names of all known properties as `{namespace}local`. */
export const KNOWN_PROPERTIES: readonly string[] = [...PROPERTIES.keys()];

/**
 * Explains a property of WebDAV or of one of its extensions; null if it is not known.
 *
 * @param clark `{namespace}local`
 */
export function explainProperty(clark: string): PropertyExplanation | null {
  const entry = PROPERTIES.get(clark);
  if (!entry) return null;
  const { label, note = null, source } = entry;
  return {
    label,
    kind: VALUE_KINDS.find((kind) => kind === entry.kind) ?? 'text',
    note,
    source: propertySource(source),
  };
}
