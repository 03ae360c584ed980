import type { Format } from '../../core/model/parsedBody.ts';
import { count, counted } from '../../core/text/format.ts';

/** The texts of the rows of the tree. */
export const ROW = {
  self: (collection: boolean): string => (collection ? '(the collection itself)' : '(the resource itself)'),
  unnamed: (position: number): string => `#${count(position)}`,
  error: 'DAV:error',
  properties: (properties: number): string =>
    properties === 0 ? 'no properties' : counted(properties, 'property', 'properties'),
  noStatus: 'no status',
  noTrustedStatus: (sent: string): string => `“${sent}” is not a valid status`,
  succeeded: 'succeeded',
  failed: 'failed',
  missing: (properties: number): string => `${counted(properties, 'property', 'properties')} missing`,
  missingHere: 'missing',
  hidden: (operations: number): string =>
    `${count(operations)} more ${operations === 1 ? 'is' : 'are'} hidden by the filter`,
  emptyValue: '(empty)',
  recovered: 'recovered',
  unrequested: 'not requested',
  noResult: 'no result',
  /** Counted from 0, as in the request and in verdicts. */
  requestItem: (index: number): string => `#${index}`,
  unansweredItem: (index: number): string => `request item #${index} has no result in the response`,
};

/** The names of the facts in the drawer. */
export const DETAIL = {
  status: 'Status',
  sent: 'As sent',
  resource: 'Resource',
  also: 'Also for',
  item: 'Item',
  message: 'Message',
  note: 'Note',
  code: 'Code',
  method: 'Method',
  location: 'Location',
  retryAfter: 'Retry-After',
  request: 'Result of',
  requestItem: (index: number): string => `request item #${index}`,
  causes: 'Because of',
  namespace: 'Namespace',
  value: 'Value',
  description: 'Description',
  place: 'Path in body',
  namedCause: 'Condition',
};

/** Joins the statuses of an operation with several propstats. */
export function several(statuses: readonly string[]): string {
  return statuses.join(', ');
}

export function kindOf(format: Format | null, dialect: string | null): string {
  if (dialect !== null) return dialect;
  switch (format) {
    case 'webdav':
      return 'WebDAV';
    case 'json':
      return 'JSON';
    case 'ndjson':
      return 'NDJSON';
    case 'multipart':
      return 'Multipart';
    case null:
      return 'Text';
  }
}
