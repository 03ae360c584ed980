/**
 * Where a status is stated, as far as its meaning depends on it. A status of a propstat (RFC 4918 section 14.22) is about
 * properties:
 *
 * - `read`: of a PROPFIND, REPORT or SEARCH; `read-empty`: the propstat has no properties
 * - `proppatch`, `mkcol`, `mkcalendar`: of properties that the request sets or removes
 * - `properties`: of another method
 *
 * A status of a `DAV:response` is about a resource:
 *
 * - `delete`, `copy`, `move`, `lock`, `propfind`: of this method
 * - `sync`: of a sync-collection REPORT (RFC 6578); `calendar-multiget`, `addressbook-multiget`: of these reports
 * - `truncated`, `truncated-query`, `truncated-search`: a 507 that marks incomplete results of a sync-collection, of another REPORT or of
 *   a SEARCH
 * - `resource`: of another method or report
 *
 * In other formats, a status is about an item: `graph`, `odata` in batches of these APIs, else `item`.
 */
export const STATUS_PLACES = [
  'read',
  'read-empty',
  'proppatch',
  'mkcol',
  'mkcalendar',
  'properties',
  'delete',
  'copy',
  'move',
  'lock',
  'propfind',
  'sync',
  'calendar-multiget',
  'addressbook-multiget',
  'truncated',
  'truncated-query',
  'truncated-search',
  'resource',
  'graph',
  'odata',
  'item',
] as const;

export type StatusPlace = (typeof STATUS_PLACES)[number];
