import { mediaType } from './mediaType.ts';

/** Methods whose responses may be a multistatus at any status (RFC 4918, 3253, 3648, 3744, 4791, 5323, 5842). */
const DAV_METHODS: ReadonlySet<string> = new Set(
  (
    'PROPFIND PROPPATCH MKCOL MKCALENDAR COPY MOVE DELETE LOCK UNLOCK REPORT SEARCH ACL BIND UNBIND REBIND MERGE ' +
    'ORDERPATCH MKACTIVITY MKWORKSPACE CHECKIN CHECKOUT UNCHECKOUT UPDATE LABEL BASELINE-CONTROL VERSION-CONTROL'
  ).split(' '),
);

/** XML media types of images, pages and feeds. */
const OTHER_XML = /^(?:image\/svg|application\/(?:xhtml|rss|atom))\+xml$/;

/** Statuses of responses without a body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** The data of a response that is available without its body. */
export interface ResponseHead {
  readonly status: number;
  readonly method: string | null;
  readonly contentType: string | null;
}

/**
 * Whether a response may be a multi-status response. Other bodies are not requested, because DevTools keeps every body that an
 * extension requests in memory. The root element decides afterwards, since servers send a multistatus with other statuses too (Apache
 * 424, Radicale 200).
 *
 * @param batches include responses that may be a batch in JSON, NDJSON or multipart
 */
export function isCandidate({ status, method, contentType }: ResponseHead, batches: boolean): boolean {
  if (status === 207) return true;
  // There is no response (0: refused, aborted, blocked), or it is informational.
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
