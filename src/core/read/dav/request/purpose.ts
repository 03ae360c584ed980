import type { Exchange } from '../../../har/exchange.ts';
import type { PropertyUpdate } from '../../../model/parsedBody.ts';
import { OPEN, XmlReader } from '../../xml/reader.ts';
import { type Asked, readAsked } from './multiget.ts';
import { readUpdate } from './propertyUpdate.ts';

/** What a multistatus was asked for, as far as it decides how its statuses read. */
export interface Purpose {
  readonly method: string;
  readonly url: string | null;
  /** PROPPATCH, MKCOL, MKCALENDAR: all or nothing (RFC 4918 section 9.2, RFC 5689 section 3, RFC 4791 section 5.3.1). */
  readonly atomic: boolean;
  /**
   * A sync-collection report (RFC 6578 section 3): a 404 is a member that was removed. Null if the request body is not known:
   * then a `DAV:sync-token` in the response tells.
   */
  readonly sync: boolean | null;
  /** `{namespace}local` of the request body's root, such as `{DAV:}propertyupdate`. */
  readonly requestRoot: string | null;
  /** The resources that a multiget names. */
  readonly asked: Asked | null;
  /** The properties that a PROPPATCH, MKCOL or MKCALENDAR sets or removes. */
  readonly update: PropertyUpdate | null;
  /** HTTP status of the response. */
  readonly status: number;
}

const ATOMIC: ReadonlySet<string> = new Set(['PROPPATCH', 'MKCOL', 'MKCALENDAR']);

export function purposeOf(exchange: Exchange): Purpose {
  const method = (exchange.request.method ?? '').toUpperCase();
  const requestRoot = rootOf(exchange.request.body);
  const sync =
    method === 'REPORT' || method === ''
      ? requestRoot === null
        ? null
        : requestRoot === '{DAV:}sync-collection'
      : false;
  const { url, body } = exchange.request;
  return {
    method,
    url,
    atomic: ATOMIC.has(method),
    sync,
    requestRoot,
    asked: readAsked(body, requestRoot, url),
    update: ATOMIC.has(method) ? readUpdate(body, requestRoot) : null,
    status: exchange.response.status,
  };
}

function rootOf(body: string | null): string | null {
  if (!body?.includes('<')) return null;
  const reader = new XmlReader(body);
  return reader.next() === OPEN ? reader.name.clark : null;
}
