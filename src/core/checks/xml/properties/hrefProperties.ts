import { childOf, trimSpace } from '../element.ts';
import type { ValueRule } from './valueRule.ts';

/**
 * Properties whose RFC defines the value as `DAV:href` or a list of them. DAV:current-user-principal is not among them: it has a
 * rule of its own.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'DAV:': [
    // RFC 3253
    'checked-in checked-out predecessor-set successor-set checkout-set version-set root-version version-history',
    'workspace-checkout-set workspace auto-update merge-set auto-merge-set baseline-controlled-collection',
    'subbaseline-set baseline-collection version-controlled-configuration baseline-controlled-collection-set',
    'activity-version-set activity-checkout-set subactivity-set current-workspace-set activity-set current-activity-set',
    // RFC 3648
    'ordering-type',
    // RFC 3744
    'alternate-URI-set principal-URL group-member-set group-membership owner group inherited-acl-set',
    'principal-collection-set',
    // RFC 4437, RFC 5842, RFC 5995
    'reftarget resource-id add-member',
  ],
  'urn:ietf:params:xml:ns:caldav': [
    // RFC 4791
    'calendar-home-set',
    // RFC 6638
    'schedule-outbox-URL schedule-inbox-URL calendar-user-address-set schedule-default-calendar-URL',
    // RFC 7809, RFC 8607
    'timezone-service-set managed-attachments-server-URL',
  ],
  // RFC 6352
  'urn:ietf:params:xml:ns:carddav': ['addressbook-home-set principal-address'],
};

export const HREF_PROPERTIES: readonly string[] = Object.entries(NAMES).flatMap(([namespace, names]) =>
  names.flatMap((line) => line.split(' ')).map((name) => `{${namespace}}${name}`),
);

export const hrefProperty: ValueRule = (property, add) => {
  if (property.hasText && !childOf(property, '{DAV:}href')) {
    add('href-property-as-text', property, { property: property.localName, text: trimSpace(property.text) });
  }
};
