import { mediaType } from './mediaType.ts';

/** The methods whose answers are looked into at any status (RFC 4918, 3253, 3648, 3744, 4791, 5323, 5842). */
const DAV_METHODS: ReadonlySet<string> = new Set(
  (
    'PROPFIND PROPPATCH MKCOL MKCALENDAR COPY MOVE DELETE LOCK UNLOCK REPORT SEARCH ACL BIND UNBIND REBIND MERGE ' +
    'ORDERPATCH MKACTIVITY MKWORKSPACE CHECKIN CHECKOUT UNCHECKOUT UPDATE LABEL BASELINE-CONTROL VERSION-CONTROL'
  ).split(' '),
);

/** XML that is a picture, a page or a feed. */
const OTHER_XML = /^(?:image\/svg|application\/(?:xhtml|rss|atom))\+xml$/;

/** Statuses whose answers have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** What is known of an answer without its body. */
export interface ResponseHead {
  readonly status: number;
  readonly method: string | null;
  readonly contentType: string | null;
}

/**
 * Whether an answer may be a multi-status one. Nobody else's body is asked for: DevTools keeps whatever an extension has touched. The root
 * element decides afterwards, since servers send a multistatus with other statuses too (Apache 424, Radicale 200).
 *
 * @param batches also those that may hold a batch in JSON, NDJSON or multipart
 */
export function isCandidate({ status, method, contentType }: ResponseHead, batches: boolean): boolean {
  if (status === 207) return true;
  // Below 200 there is no answer (0: refused, aborted, blocked).
  if (status < 200 || BODILESS.has(status)) return false;
  if (DAV_METHODS.has((method ?? '').toUpperCase())) return true;
  const { essence } = mediaType(contentType);
  return isXml(essence) || (batches && isBatch(essence));
}

function isXml(essence: string): boolean {
  return (
    essence === 'text/xml' || essence === 'application/xml' || (essence.endsWith('+xml') && !OTHER_XML.test(essence))
  );
}

function isBatch(essence: string): boolean {
  return /[/+-](?:json|ndjson|jsonl|jsonlines|json-seq)$/.test(essence) || essence.startsWith('multipart/');
}
