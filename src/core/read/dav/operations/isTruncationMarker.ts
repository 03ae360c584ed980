import type { Condition } from '../../../model/operation.ts';
import { pathKey } from '../../../model/path.ts';
import type { DavRequest } from '../request/davRequest.ts';

/**
 * Whether a response with status 507 marks a truncated result, which is not a failure: it has the condition
 * `DAV:number-of-matches-within-limits`, it is in the response to a SEARCH (RFC 5323 section 2.3.1), or it is about the
 * Request-URI of a REPORT (RFC 6578 section 3.6).
 *
 * @param href the first href of the response
 */
export function isTruncationMarker(
  href: string | null,
  conditions: readonly Condition[],
  { method, url }: DavRequest,
): boolean {
  if (conditions.some(({ name }) => name === '{DAV:}number-of-matches-within-limits')) return true;
  if (method === 'SEARCH') return true;
  if (method !== 'REPORT' || href === null || url === null) return false;
  return pathKey(href, url) === pathKey(url, url);
}
