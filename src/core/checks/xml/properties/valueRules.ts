import { trimSpace } from '../element.ts';
import { accessControlList, currentUserPrincipal } from './accessControl.ts';
import { addressData, supportedComponents, supportedReports } from './calendars.ts';
import { isAbsoluteUri } from './formats.ts';
import { HREF_PROPERTIES, hrefProperty } from './hrefProperties.ts';
import { liveProperties } from './liveProperties.ts';
import { lockDiscovery, supportedLock } from './locks.ts';
import { resourceType } from './resourceType.ts';
import type { ValueRule } from './valueRule.ts';

/** The rules for the value of a property, by its name. */
export const VALUE_RULES: ReadonlyMap<string, ValueRule> = new Map<string, ValueRule>([
  ...liveProperties,
  ...HREF_PROPERTIES.map((name) => [name, hrefProperty] as const),
  ['{DAV:}resourcetype', resourceType],
  ['{DAV:}lockdiscovery', lockDiscovery],
  ['{DAV:}supportedlock', supportedLock],
  ['{DAV:}sync-token', (property, add) => checkSyncToken(property, add)],
  ['{DAV:}acl', accessControlList],
  ['{DAV:}current-user-principal', currentUserPrincipal],
  ['{DAV:}supported-report-set', supportedReports],
  ['{urn:ietf:params:xml:ns:caldav}supported-calendar-component-set', supportedComponents],
  ['{urn:ietf:params:xml:ns:carddav}address-data', addressData],
]);

/** Rule for DAV:sync-token, as a property or of the whole response (RFC 6578 sections 4 and 6.2). */
export function checkSyncToken(...[token, add]: Parameters<ValueRule>): void {
  const value = trimSpace(token.text);
  if (!isAbsoluteUri(value)) add('sync-token-not-uri', token, { value });
}
