import { MIMEType } from 'whatwg-mimetype';

/** A media type as the header says it; the media type is a hint, never trusted. */
export interface MediaType {
  /** `type/subtype` in lower case; '' where the header cannot be read. */
  readonly essence: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

export function mediaType(header: string | null): MediaType {
  const parsed = header === null ? null : MIMEType.parse(header);
  return {
    essence: parsed?.essence ?? header?.split(';')[0]?.trim().toLowerCase() ?? '',
    charset: parsed?.parameters.get('charset')?.toLowerCase() ?? null,
    boundary: parsed?.parameters.get('boundary') ?? null,
  };
}

const DOCUMENTS: ReadonlySet<string> = new Set([
  'image/svg+xml',
  'application/xhtml+xml',
  'application/rss+xml',
  'application/atom+xml',
]);

/** XML that may be a multistatus: not the kinds that are always something else. */
export function mayBeMultistatus(essence: string): boolean {
  return (
    (essence === 'text/xml' || essence === 'application/xml' || essence.endsWith('+xml')) && !DOCUMENTS.has(essence)
  );
}

/** The methods whose answers are looked into at any status (RFC 4918, 3253, 3648, 3744, 4791, 5323, 5842). */
export const DAV_METHODS: ReadonlySet<string> = new Set([
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'MKCALENDAR',
  'COPY',
  'MOVE',
  'DELETE',
  'LOCK',
  'UNLOCK',
  'REPORT',
  'SEARCH',
  'ACL',
  'BIND',
  'UNBIND',
  'REBIND',
  'ORDERPATCH',
  'UPDATE',
  'LABEL',
  'MERGE',
  'CHECKIN',
  'CHECKOUT',
  'UNCHECKOUT',
  'VERSION-CONTROL',
  'BASELINE-CONTROL',
  'MKWORKSPACE',
  'MKACTIVITY',
]);
