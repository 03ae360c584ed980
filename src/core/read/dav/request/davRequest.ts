import type { Exchange } from '../../../har/exchange.ts';
import type { PropertyUpdate } from '../../../model/parsedBody.ts';
import { OPEN, XmlReader } from '../../xml/reader.ts';
import { type MultigetRequest, parseMultiget } from './multiget.ts';
import { parsePropertyUpdate } from './propertyUpdate.ts';

/** What a multistatus was asked for, as far as it decides how its statuses read. */
export interface DavRequest {
  readonly method: string;
  readonly url: string | null;
  /** PROPPATCH, MKCOL, MKCALENDAR: all or nothing (RFC 4918 section 9.2, RFC 5689 section 3, RFC 4791 section 5.3.1). */
  readonly isAtomic: boolean;
  /**
   * A sync-collection report (RFC 6578 section 3): a 404 is a member that was removed. Null if the request body is not known:
   * then a `DAV:sync-token` in the response tells.
   */
  readonly isSyncCollection: boolean | null;
  /** `{namespace}local` of the request body's root, such as `{DAV:}propertyupdate`. */
  readonly requestRoot: string | null;
  /** The resources that a multiget names. */
  readonly multiget: MultigetRequest | null;
  /** The properties that a PROPPATCH, MKCOL or MKCALENDAR sets or removes. */
  readonly propertyUpdate: PropertyUpdate | null;
  /** HTTP status of the response. */
  readonly responseStatus: number;
}

const ATOMIC: ReadonlySet<string> = new Set(['PROPPATCH', 'MKCOL', 'MKCALENDAR']);

export function parseDavRequest(exchange: Exchange): DavRequest {
  const method = (exchange.request.method ?? '').toUpperCase();
  const requestRoot = rootOf(exchange.request.body);
  const isSyncCollection =
    method === 'REPORT' || method === ''
      ? requestRoot === null
        ? null
        : requestRoot === '{DAV:}sync-collection'
      : false;
  const { url, body } = exchange.request;
  return {
    method,
    url,
    isAtomic: ATOMIC.has(method),
    isSyncCollection,
    requestRoot,
    multiget: parseMultiget(body, requestRoot, url),
    propertyUpdate: ATOMIC.has(method) ? parsePropertyUpdate(body, requestRoot) : null,
    responseStatus: exchange.response.status,
  };
}

function rootOf(body: string | null): string | null {
  if (!body?.includes('<')) return null;
  const reader = new XmlReader(body);
  return reader.next() === OPEN ? reader.name.clark : null;
}
