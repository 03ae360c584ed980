import type { Exchange } from '../../../har/exchange.ts';
import type { PropertyUpdate } from '../../../model/parsedBody.ts';
import { type MultigetRequest, parseMultiget } from './multiget.ts';
import { parsePropertyUpdate } from './propertyUpdate.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { requestRoot as rootOf } from './requestRoot.ts';

/** What a request states that decides how the statuses in its multistatus are interpreted. */
export interface DavRequest extends Purpose {
  readonly method: string;
  readonly url: string | null;
  /**
   * A sync-collection report (RFC 6578 section 3), where a 404 marks a removed member. Null if the request body is not known;
   * a `DAV:sync-token` in the response decides then.
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

/** Parses the method and the body of a WebDAV request. */
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
  const purpose = purposeOf(method);
  return {
    method,
    url,
    ...purpose,
    isSyncCollection,
    requestRoot,
    multiget: parseMultiget(body, requestRoot, url),
    propertyUpdate: purpose.isAtomic ? parsePropertyUpdate(body, requestRoot) : null,
    responseStatus: exchange.response.status,
  };
}
