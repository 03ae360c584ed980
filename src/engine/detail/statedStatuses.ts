import type { StatusPlace } from '../../core/explain/place.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { outcomeNumber } from '../../core/model/columnNumbers.ts';
import { isMessage } from '../../core/model/message.ts';
import { operationMessages } from '../../core/model/messages.ts';
import type { Operation, Outcome, Propstat } from '../../core/model/operation.ts';
import { outcomeOfStatus } from '../../core/model/outcome.ts';
import { requestRoot } from '../../core/read/dav/request/requestRoot.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { StatedStatus } from '../api/treeRow.ts';

/** Maximum number of statuses in the drawer of an operation. There may be thousands of propstats. */
const MAX_STATUSES = 4;

type Context = Pick<Exchange, 'request'> & { readonly report: Report };

/**
 * Returns the statuses of an operation with their places, from worst to best: its own status, or those of its propstats if it has none.
 * Successes are omitted beside others.
 */
export function statusesOfOperation(operation: Operation, context: Context): readonly StatedStatus[] {
  if (operation.status !== null)
    return isExplainable(operation.status, operation.outcome)
      ? [{ status: operation.status, place: placeOfOperation(operation, context) }]
      : [];
  const worst = new Map<number, { readonly stated: StatedStatus; readonly outcome: Outcome }>();
  for (const propstat of operation.propstats) {
    const [stated] = statusOfPropstat(propstat, context);
    if (stated && !worst.has(stated.status)) worst.set(stated.status, { stated, outcome: propstat.outcome });
  }
  const all = [...worst.values()].toSorted((a, b) => outcomeNumber(a.outcome) - outcomeNumber(b.outcome));
  const others = all.filter(({ outcome }) => outcome !== 'success');
  return (others.length > 0 ? others : all).slice(0, MAX_STATUSES).map(({ stated }) => stated);
}

/** Returns the status of a propstat with its place; an empty list if it states none. */
export function statusOfPropstat(propstat: Propstat, context: Context): readonly StatedStatus[] {
  const { status, outcome } = propstat;
  return status !== null && isExplainable(status, outcome)
    ? [{ status, place: placeOfPropstat(propstat, context) }]
    : [];
}

/** A successful status is not explained as one if something else in the item contradicts it. */
function isExplainable(status: number, outcome: Outcome): boolean {
  return outcomeOfStatus(status) !== 'success' || outcome === 'success' || status === 207;
}

const PROPERTY_PLACES: ReadonlyMap<string, StatusPlace> = new Map([
  ['PROPPATCH', 'proppatch'],
  ['MKCOL', 'mkcol'],
  ['MKCALENDAR', 'mkcalendar'],
  ['PROPFIND', 'read'],
  ['REPORT', 'read'],
  ['SEARCH', 'read'],
  ['', 'read'],
]);

const METHOD_PLACES: ReadonlyMap<string, StatusPlace> = new Map([
  ['DELETE', 'delete'],
  ['COPY', 'copy'],
  ['MOVE', 'move'],
  ['LOCK', 'lock'],
  ['PROPFIND', 'propfind'],
]);

const REPORT_PLACES: ReadonlyMap<string, StatusPlace> = new Map([
  ['{DAV:}sync-collection', 'sync'],
  ['{urn:ietf:params:xml:ns:caldav}calendar-multiget', 'calendar-multiget'],
  ['{urn:ietf:params:xml:ns:carddav}addressbook-multiget', 'addressbook-multiget'],
]);

const DIALECT_PLACES: ReadonlyMap<string, StatusPlace> = new Map([
  ['graph', 'graph'],
  ['odata', 'odata'],
]);

function placeOfPropstat({ status, outcome, properties }: Propstat, { request }: Context): StatusPlace {
  const place = PROPERTY_PLACES.get(methodOf(request)) ?? 'properties';
  const isEmpty = status === 404 && outcome === 'notice' && properties.length === 0;
  return place === 'read' && isEmpty ? 'read-empty' : place;
}

function placeOfOperation({ note, status }: Operation, { request, report }: Context): StatusPlace {
  if (report.format !== 'webdav') return DIALECT_PLACES.get(report.dialect?.id ?? '') ?? 'item';
  const method = methodOf(request);
  const key = isMessage(note) ? note.key : null;
  // The report decides whether a 404 marks a removed member, and a 507 truncated results.
  if (key === operationMessages.removed.key) return 'sync';
  const place = placeOfReport(method, request.body, report);
  if (key === operationMessages.truncated.key)
    return method === 'SEARCH' ? 'truncated-search' : place === 'sync' ? 'truncated' : 'truncated-query';
  return place === 'sync' && status === 404 ? 'resource' : (place ?? METHOD_PLACES.get(method) ?? 'resource');
}

/** The place of a resource in a REPORT. If the request body is not known, a sync token in the response identifies a sync-collection. */
function placeOfReport(method: string, body: string | null, { syncToken }: Report): StatusPlace | null {
  if (method !== 'REPORT' && method !== '') return null;
  const root = requestRoot(body);
  if (root === null) return syncToken === null ? null : 'sync';
  return REPORT_PLACES.get(root) ?? null;
}

function methodOf({ method }: Exchange['request']): string {
  return (method ?? '').toUpperCase();
}
