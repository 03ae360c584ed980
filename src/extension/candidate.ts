import type { HeardEntry } from './entry.ts';

const WEBDAV_METHODS = new Set(
  (
    'PROPFIND PROPPATCH MKCOL MKCALENDAR COPY MOVE DELETE LOCK UNLOCK REPORT SEARCH ACL BIND UNBIND REBIND MERGE ' +
    'ORDERPATCH MKACTIVITY MKWORKSPACE CHECKIN CHECKOUT UNCHECKOUT UPDATE LABEL BASELINE-CONTROL VERSION-CONTROL'
  ).split(' '),
);

/** XML that is a picture, a page or a feed. */
const OTHER_XML = /^(image\/svg|application\/(xhtml|rss|atom))\+xml$/;

/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/**
 * Whether an answer may be a multi-status one, from what is known without its body. Nobody else's body is asked for:
 * DevTools keeps whatever an extension has touched. The root element decides afterwards, since servers send a
 * multistatus with other statuses, too (Apache 424, Radicale 200).
 * @param batches also those that may hold a batch in JSON, NDJSON or multipart
 */
export function isCandidate(entry: HeardEntry, batches: boolean): boolean {
  const { status, content } = entry.response;
  if (status === 207) return true;
  // Below 200 there is no answer (0: refused, aborted, blocked).
  if (status < 200 || BODILESS.has(status)) return false;
  if (WEBDAV_METHODS.has(entry.request.method.toUpperCase())) return true;
  const type = essence(content.mimeType ?? '');
  return isXml(type) || (batches && isBatch(type));
}

function essence(mimeType: string): string {
  return (mimeType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function isXml(type: string): boolean {
  return type === 'text/xml' || type === 'application/xml' || (type.endsWith('+xml') && !OTHER_XML.test(type));
}

function isBatch(type: string): boolean {
  return /[/+-](json|ndjson|jsonl|jsonlines|json-seq)$/.test(type) || type.startsWith('multipart/');
}
