import type { Example } from './example.ts';
import { ITEMS } from './json.ts';
import { CHANGES, PROPERTIES } from './properties.ts';
import { RESOURCES } from './resources.ts';

/** What suggests a format. */
export interface FormatHints {
  readonly method: string | null;
  /** The request. */
  readonly requestBody: string | null;
  /** Of the response. */
  readonly contentType: string | null;
}

const READING = new Set(['PROPFIND', 'REPORT', 'SEARCH']);
const SETTING = new Set(['PROPPATCH', 'MKCOL', 'MKCALENDAR']);
const OTHERS = new Set(['DELETE', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'ACL', 'BIND', 'UNBIND', 'REBIND', 'ORDERPATCH']);

/** Returns a minimal response in WebDAV XML and one in JSON. The first one is in the format that the request or the response suggests. */
export function minimalResponses(hints: FormatHints): readonly Example[] {
  const method = (hints.method ?? '').toUpperCase();
  const xml = SETTING.has(method) ? CHANGES : OTHERS.has(method) ? RESOURCES : READING.has(method) ? PROPERTIES : null;
  if (xml) return [xml, ITEMS];
  const isXml =
    startsWithElement(hints.requestBody) || /^[^;]*[/+]xml\s*(?:;|$)/i.test((hints.contentType ?? '').slice(0, 200));
  return isXml ? [RESOURCES, ITEMS] : [ITEMS, RESOURCES];
}

function startsWithElement(body: string | null): boolean {
  return /^\ufeff?\s*</.test((body ?? '').slice(0, 1000));
}
