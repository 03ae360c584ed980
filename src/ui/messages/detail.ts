import type { Initiator } from '../../core/har/exchange.ts';
import type { Outcome } from '../../core/model/operation.ts';
import type { Order } from '../../engine/tree/order.ts';
import { count, counted, size } from '../../core/text/format.ts';
import { notAttempted } from './panel.ts';

/** The texts of the list and of the selected response, which are loaded after the panel's first rendering. */

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  failure: 'failed',
  partial: 'partially failed',
  dependent: 'not attempted because of another failure',
  unknown: 'status unknown',
  notice: 'notice',
  success: 'succeeded',
};

export const DETAIL = {
  /** @param source the members of the body: `"failed": 3` */
  stated: (source: string): string => `Stated in the body: ${source}`,
  recognizedBy: (evidence: string): string => `Recognized by: ${evidence}`,
  label: 'Response',
  tabs: 'Response details',
  resources: 'Resources',
  checks: 'Checks',
  body: 'Body',
  request: 'Request',
  headers: 'Headers',
  showInNetwork: 'Show in Network',
  problems: 'Problems',
  parsing: (share: number): string => `parsing ${Math.floor(share * 100)}%…`,
  position: (line: number, column: number | null): string =>
    column === null ? `line ${count(line)}` : `line ${count(line)}, column ${count(column)}`,
  initiatedBy: 'Initiated by',
  /** The line of code that sent the request: `save (app.js:120)`. */
  code: ({ url, line, functionName }: Initiator): string => {
    const place = `${url.split(/[?#]/, 1)[0]?.split('/').at(-1) || url}:${line}`;
    return functionName === null || functionName === '' ? place : `${functionName} (${place})`;
  },
} as const;

export const LEGEND = {
  failure: (value: number, statuses: string): string =>
    `${count(value)} failed${statuses === '' ? '' : ` (${statuses})`}`,
  partial: (value: number): string => `${count(value)} partially failed`,
  /** @param statuses `424`; empty if they are not all 424 */
  dependent: (value: number, statuses: string): string =>
    `${notAttempted(value)}${statuses === '' ? '' : ` (${statuses})`}`,
  unknown: (value: number): string => `${count(value)} unknown`,
  removed: (value: number): string => `${count(value)} removed`,
  /** The response states that results are missing. */
  truncated: 'truncated result',
  notice: (value: number, statuses: string): string =>
    `${counted(value, 'notice', 'notices')}${statuses === '' ? '' : ` (${statuses})`}`,
  unlisted: (value: number): string => `${counted(value, 'failure', 'failures')} stated but not listed`,
  success: (value: number): string => `${count(value)} succeeded`,
  missing: (value: number): string => `${counted(value, 'property', 'properties')} missing`,
  /** `1 × 423` */
  status: (value: number, status: string): string => `${count(value)} × ${status}`,
  more: '…',
} as const;

export const FAILURES = {
  label: 'Failures',
  /** The tooltip of a group. */
  next: (value: number): string => (value === 1 ? 'Go to this result' : 'Go to the next of these results'),
  /** @param value number of groups */
  more: (value: number): string => `show ${count(value)} more`,
} as const;

const ORDERS: Readonly<Record<Order | 'document', string>> = {
  document: 'Document order',
  'failures-first': 'Failures first',
  name: 'Resource, ascending',
  'name-descending': 'Resource, descending',
  status: 'Status, ascending',
  'status-descending': 'Status, descending',
  message: 'Message, ascending',
  'message-descending': 'Message, descending',
};

export const TREE = {
  label: 'Resources',
  columns: { name: 'Resource', status: 'Status', message: 'Message' },
  sort: 'Sort rows',
  /** Undefined: document order. */
  order: (order: Order | undefined): string => ORDERS[order ?? 'document'],
  /** The tooltip of a header. */
  sortBy: (next: Order | undefined): string => `Sort rows: ${ORDERS[next ?? 'document'].toLowerCase()}`,
  unansweredSign: '∅',
  becauseOf: 'because of',
  becauseOfOneOf: (value: number): string => `because of one of ${count(value)} failures:`,
  more: (value: number): string => `and ${count(value)} more`,
  expand: 'Expand',
  collapse: 'Collapse',
  divider: 'Drawer height',
  dividerBeside: 'Drawer width',
} as const;

/** How the rows of the tree are arranged. */
export const VIEWS = {
  label: 'View',
  sent: 'As sent',
  folder: 'By folder',
  status: 'By status',
  message: 'By message',
} as const;

export const DRAWER = {
  label: 'Selected result',
  close: 'Close',
  lines: 'Source lines',
  noLines: 'No single location in the body corresponds to this row.',
  skipped: (value: number): string => `${counted(value, 'more character', 'more characters')} …`,
  cut: (value: number): string => `… ${counted(value, 'more character', 'more characters')}`,
} as const;

/** The texts of the body of an item or MIME part. */
export const CONTENT = {
  views: 'View',
  body: 'Body',
  item: 'Item',
  source: 'Source',
  request: 'Request',
  requestLabel: 'Item of the request',
  bodyLabel: 'Body of the result',
  none: 'This result has no body.',
  /** @param type media type; '' if it is not stated */
  binary: (type: string, bytes: number | null): string =>
    `${type === '' ? 'Binary data' : type}${bytes === null ? '' : `, ${size(bytes)}`}`,
  /** @param type media type; '' if it is not stated */
  text: (type: string, isBase64: boolean): string =>
    [type, isBase64 ? 'decoded from base64' : ''].filter((part) => part !== '').join(', '),
  showAll: (lines: number): string => `Show all ${count(lines)} lines`,
  showFirst: 'Show the first lines only',
  copy: 'Copy',
} as const;

export const BODY = {
  label: 'Response body',
  requestLabel: 'Request body',
  find: 'Find',
  findIn: 'Find in body',
  next: 'Next match',
  previous: 'Previous match',
  closeFind: 'Close find bar',
  matches: (at: number, total: number, more: boolean): string => `${count(at)} of ${count(total)}${more ? '+' : ''}`,
  noMatch: 'No matches',
  wrap: 'Wrap lines',
  copy: 'Copy',
  copyCurl: 'Copy request as cURL',
  loading: 'Loading body…',
  none: 'No body available',
  save: 'Save body',
  /** Without the extension. */
  fileName: 'response-body',
  noRequest: 'The request has no body',
} as const;

export const HEADERS = {
  label: 'Headers',
  general: 'General',
  url: 'Request URL',
  method: 'Request method',
  status: 'Status',
  started: 'Started',
  time: 'Time',
  syncToken: 'Sync token',
  description: 'Description',
  file: 'Imported from',
  evidence: 'Recognized by',
  request: 'Request headers',
  response: 'Response headers',
  none: 'None',
} as const;
