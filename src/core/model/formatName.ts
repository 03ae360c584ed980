import { catalog, createRenderer, type DisplayText } from './message.ts';
import type { ParsedBody } from './parsedBody.ts';

export const formatMessages = catalog('format', {
  webdav: 'WebDAV',
  json: 'JSON',
  ndjson: 'NDJSON',
  multipart: 'Multipart',
  text: 'Text',
  /** PROPFIND with depth 0. The protocol is WebDAV, CalDAV or CardDAV. */
  properties: (protocol: string) => `${protocol} properties`,
  /** PROPFIND with depth 1 or infinity. */
  listing: (protocol: string) => `${protocol} listing`,
  /** PROPFIND with propname. */
  propertyNames: (protocol: string) => `${protocol} property names`,
  /** PROPPATCH. */
  propertyUpdate: (protocol: string) => `${protocol} property update`,
  /** SEARCH. */
  search: (protocol: string) => `${protocol} search`,
});

/** What a response is called in lists: its kind or its dialect, whose names are not translated, or else its format. */
export function formatName({ format, dialect, kind }: Pick<ParsedBody, 'format' | 'dialect' | 'kind'>): DisplayText {
  return dialect?.name ?? kind ?? formatMessages[format ?? 'text'];
}

const render = createRenderer([formatMessages]);

/** The names by which a filter finds a kind of response: of its dialect, or of its format and its kind. */
export function kindNames({
  format,
  dialect,
  kind,
}: Pick<ParsedBody, 'format' | 'dialect' | 'kind'>): readonly string[] {
  if (dialect !== null) return [dialect.id, dialect.name];
  return [...(format === null ? [] : [format]), ...(kind === undefined ? [] : [render(kind)])];
}
