import { readableClark } from '../../../read/dav/messages.ts';
import type { DavResponse } from '../davResponse.ts';
import { childOf } from '../element.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';

const HOME_SETS = [
  '{urn:ietf:params:xml:ns:caldav}calendar-home-set',
  '{urn:ietf:params:xml:ns:carddav}addressbook-home-set',
];

/** Rule for the properties of a principal with which clients find calendars and address books (RFC 4791 section 6.2.1). */
export const homeSetRule: CreateRuleGroup = (context) => {
  const { method, depth, requestRoot, requestKey } = context;
  const prop = method === 'PROPFIND' && depth === '0' && requestRoot ? childOf(requestRoot, '{DAV:}prop') : null;
  const requested = prop ? HOME_SETS.filter((name) => childOf(prop, name)) : [];
  if (requested.length === 0) return {};
  return {
    response: (response) => {
      const { hrefs, pointer, element, href } = response;
      if (hrefs[0]?.key !== requestKey || !isPrincipalWithout(requested, response)) return;
      const properties = requested.map(readableClark).join(', ');
      context.add('home-set-missing', pointer, element.range, { href, properties });
    },
  };
};

function isPrincipalWithout(homeSets: readonly string[], { propstats }: DavResponse): boolean {
  let isPrincipal = false;
  for (const { code, properties } of propstats) {
    if (!isSuccess(code)) continue;
    for (const property of properties) {
      if (homeSets.includes(property.clark)) return false;
      isPrincipal ||= property.clark === '{DAV:}resourcetype' && childOf(property, '{DAV:}principal') !== null;
    }
  }
  return isPrincipal;
}
