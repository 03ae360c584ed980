import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import { childOf, type XmlElement } from '../element.ts';
import { isCollection } from '../properties/resourceType.ts';
import { listedNames } from '../reports/requestedProperties.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { isSuccess } from '../statusClass.ts';

const ETAG = '{DAV:}getetag';
const CALDAV = '{urn:ietf:params:xml:ns:caldav}';
const CARDDAV = '{urn:ietf:params:xml:ns:carddav}';

/** The properties without which a client cannot use a member, by report. */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['{DAV:}sync-collection', [ETAG]],
  [`${CALDAV}calendar-query`, [ETAG, `${CALDAV}calendar-data`]],
  [`${CALDAV}calendar-multiget`, [ETAG, `${CALDAV}calendar-data`]],
  [`${CARDDAV}addressbook-query`, [ETAG, `${CARDDAV}address-data`]],
  [`${CARDDAV}addressbook-multiget`, [ETAG, `${CARDDAV}address-data`]],
]);

/** Rules for the properties that a REPORT requests for each member. */
export const memberRules: CreateRuleGroup = (context) => {
  const { method, requestRoot } = context;
  const prop = method === 'REPORT' && requestRoot ? childOf(requestRoot, '{DAV:}prop') : null;
  if (!requestRoot || !prop) return {};
  const names = NEEDED.get(requestRoot.clark) ?? [];
  const needed = names.filter((name) => childOf(prop, name));
  // With a minimal response, a property that is not found is omitted.
  const others = context.isMinimal
    ? []
    : prop.children.map(({ clark }) => clark).filter((name) => !names.includes(name));
  const unmentioned = new Set(others);
  let members = 0;
  return {
    response: (response) => {
      if (response.propstats.length === 0) return;
      members += 1;
      if (unmentioned.size > 0) {
        for (const { properties } of response.propstats) for (const { clark } of properties) unmentioned.delete(clark);
      }
      if (needed.length > 0) checkMember(response, needed, context);
    },
    end: ({ element }) => {
      const properties = listedNames([...unmentioned]);
      if (members > 0 && properties !== null)
        context.add('report-property-unanswered', 'multistatus', element.range, { properties });
    },
  };
};

function checkMember(response: DavResponse, needed: readonly string[], context: CheckContext): void {
  const { propstats, statuses, pointer, element, href } = response;
  // A resource with a status of its own has no properties. In a multiget, a propstat may state that it does not exist.
  const isMember = context.isSyncCollection
    ? propstats.some(({ properties }) => properties.length > 0)
    : propstats.some(({ code }) => isSuccess(code));
  if (statuses.length > 0 || !isMember) return;
  const found = new Map<string, XmlElement>();
  for (const { code, properties } of propstats) {
    if (!isSuccess(code)) continue;
    for (const property of properties) found.set(property.clark, property);
  }
  const type = found.get('{DAV:}resourcetype');
  // Collections have no entity tag.
  const isFolder = href.endsWith('/') || (type !== undefined && isCollection(type));
  const missing = isFolder ? [] : needed.filter((name) => !found.has(name));
  const properties = listedNames(missing);
  if (properties !== null) context.add('member-property-missing', pointer, element.range, { href, properties });
}
