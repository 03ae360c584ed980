import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import { isBlank, childrenOf, type XmlElement } from '../element.ts';
import type { RuleGroup } from '../ruleGroup.ts';

/** Statuses whose response must state another URL. */
const WITH_LOCATION: ReadonlySet<number | null> = new Set([300, 301, 302, 303, 305, 307, 308]);

/** The rules about `DAV:location` (RFC 4918 section 14.9). */
export function locationRules(context: CheckContext): RuleGroup {
  return { response: (response) => checkLocation(context, response), isStructural: true };
}

function checkLocation(context: CheckContext, response: DavResponse): void {
  const { code, locations, href, element } = response;
  const [location] = locations;
  if (!location) {
    if (WITH_LOCATION.has(code)) {
      context.add('redirect-without-location', response.pointer, element.range, { href, code: code ?? '' });
    }
    return;
  }
  const place = `${response.pointer}/location`;
  const mayHaveLocation = code !== null && ((code >= 300 && code < 400) || code === 201);
  if (!mayHaveLocation) context.add('location-without-redirect', place, location.range, { code: code ?? '' });
  const malformed = locations.length > 1 ? location : locations.find((one) => !isValid(one));
  if (malformed) context.add('location-malformed', place, malformed.range);
}

/** Whether it has exactly one href, which is not empty. */
function isValid(location: XmlElement): boolean {
  const [href, second] = childrenOf(location, '{DAV:}href');
  return href !== undefined && second === undefined && !isBlank(href.text);
}
