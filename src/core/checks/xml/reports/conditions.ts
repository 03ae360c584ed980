import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import type { XmlElement } from '../element.ts';

/** Whether a `DAV:error` of a response or of its propstats contains an element with this name (RFC 4918 section 16). */
export function hasCondition({ errors, propstats }: DavResponse, clark: string): boolean {
  if (isStated(errors, clark)) return true;
  for (const propstat of propstats) if (isStated(propstat.errors, clark)) return true;
  return false;
}

function isStated(errors: readonly XmlElement[], clark: string): boolean {
  return errors.some(({ children }) => children.some((condition) => condition.clark === clark));
}

/** Whether a response is about the Request-URI. */
export function isRequested({ hrefs }: DavResponse, { requestKey }: CheckContext): boolean {
  return requestKey !== null && hrefs.some(({ key }) => key === requestKey);
}
