import type { Format } from '../../core/model/parsedBody.ts';
import { count, counted } from '../../core/text/format.ts';

/** What stands in the rows of the tree and in the drawer. */
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
  because: 'because of',
};

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
  property: 'Property',
  namespace: 'Namespace',
  value: 'Value',
  description: 'Description',
  place: 'Path in body',
  namedCause: 'Condition',
};

/** `200 OK` twice, `404 Not Found` once, for an operation that states several. */
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
