import type { Initiator } from '../../core/har/exchange.ts';
import type { Outcome } from '../../core/model/operation.ts';
import { count, counted } from '../../core/text/format.ts';

/** Every word that a user reads in the panel, beyond what the engine says. JSX holds none of its own. */

/** A sign beside each word, so that nothing is told by colour alone. */
export const SIGNS: Readonly<Record<Outcome, string>> = {
  failure: '✕',
  partial: '◐',
  dependent: '↳',
  unknown: '?',
  notice: '!',
  success: '✓',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  failure: 'failed',
  partial: 'partly failed',
  dependent: 'failed because of another one',
  unknown: 'status unknown',
  notice: 'notice',
  success: 'succeeded',
};

export const TOOLBAR = {
  label: 'Capture',
  record: 'Record',
  recording: 'Stop recording',
  clear: 'Clear',
  keepLog: 'Keep log',
  keepLogWhy: 'Keep what is listed when the page navigates',
  batches: 'Batch bodies',
  batchesMore: 'in other responses',
  batchesWhy: 'Also look for batch results in responses with a status other than 207',
  export: 'Export',
  rules: 'Reading rules',
} as const;

export const EXPORT = {
  json: 'As JSON',
  csv: 'As CSV',
  all: 'Everything kept',
  filtered: 'What the filter shows',
  failed: 'Failed ones',
  selected: 'This response',
  include: 'What goes into the file',
  secrets: 'Include Authorization and Cookie headers',
  writing: 'Writing the file…',
  cancel: 'Cancel',
} as const;

export const FILTER = {
  label: 'Filter',
  hint: 'status:4xx  is:failed  path:docs  -word  /regex/',
  clear: 'Clear filter',
  chips: 'Show only',
  invert: 'Invert',
  invertWhy: 'Show what does not match',
  shown: (shown: number, total: number): string => `${count(shown)} of ${count(total)} shown`,
} as const;

/** Beside the number of failed operations: responses that the chip lists as well. */
export const HIDDEN_FAILURES = {
  sign: (responses: number): string => `+ ${SIGNS.unknown} ${count(responses)}`,
  why: (responses: number): string =>
    `and ${counted(responses, 'response that may hide a failure', 'responses that may hide a failure')}: unreadable, unknown, or with failures that are not listed`,
} as const;

export const CHIPS = {
  all: 'All',
  failed: 'Failed',
  dependent: 'Dependent',
  '4xx': '4xx',
  '5xx': '5xx',
  '3xx': '3xx',
  '2xx': '2xx',
} as const;

export const DETAIL = {
  /** @param source the members as sent: `"failed": 3` */
  stated: (source: string): string => `Stated in the body: ${source}`,
  readAs: (evidence: string): string => `Recognized by: ${evidence}`,
  label: 'Response',
  tabs: 'Views of the response',
  resources: 'Resources',
  body: 'Body',
  request: 'Request',
  headers: 'Headers',
  showInNetwork: 'Show in Network',
  problems: 'Problems',
  reading: (share: number): string => `parsing ${Math.floor(share * 100)} %…`,
  place: (line: number, column: number | null): string =>
    column === null ? `line ${count(line)}` : `line ${count(line)}, column ${count(column)}`,
  startedBy: 'Started by',
  /** The line of code that started the request: `save (app.js:120)`. */
  code: ({ url, line, functionName }: Initiator): string => {
    const place = `${url.split(/[?#]/, 1)[0]?.split('/').at(-1) || url}:${line}`;
    return functionName === null || functionName === '' ? place : `${functionName} (${place})`;
  },
} as const;

export const LEGEND = {
  failure: (value: number, statuses: string): string =>
    `${count(value)} failed${statuses === '' ? '' : ` (${statuses})`}`,
  partial: (value: number): string => `${count(value)} partly failed`,
  dependent: (value: number, failed: number): string => {
    if (failed === 0) return `${count(value)} failed because of another one (424)`;
    return `${count(value)} failed because of ${failed === 1 ? 'it' : 'them'} (424)`;
  },
  unknown: (value: number): string => `${count(value)} unknown`,
  notice: (value: number, statuses: string): string =>
    `${counted(value, 'notice', 'notices')}${statuses === '' ? '' : ` (${statuses})`}`,
  unlisted: (value: number): string => `${counted(value, 'failure', 'failures')} stated, not listed`,
  success: (value: number): string => `${count(value)} succeeded`,
  missing: (value: number): string => `${counted(value, 'property', 'properties')} missing`,
  /** `1 × 423` */
  status: (value: number, status: string): string => `${count(value)} × ${status}`,
  more: '…',
} as const;

export const TREE = {
  label: 'Resources',
  resource: 'Resource',
  status: 'Status',
  message: 'Message',
  failuresFirst: 'Show failures first',
  documentOrder: 'Show in document order',
  unansweredSign: '∅',
  because: 'because of',
  eitherOf: (value: number): string => `because of one of ${count(value)}:`,
  more: (value: number): string => `and ${count(value)} more`,
  expand: 'Expand',
  collapse: 'Collapse',
  divider: 'Height of the drawer',
  dividerBeside: 'Width of the drawer',
} as const;

export const COPY = {
  done: 'Copied',
  refused: 'The browser refused the clipboard',
  noCurl: 'curl cannot send this request',
} as const;

export const DRAWER = {
  label: 'Selected result',
  close: 'Close',
  copy: 'Copy',
  copyHref: 'href',
  copyLabel: 'label',
  copyJson: 'this result as JSON',
  copyCurl: 'request as cURL',
  /** `Show 100 more of 29,900` */
  more: (next: number, left: number): string =>
    next === left ? `Show ${count(left)} more` : `Show ${count(next)} more of ${count(left)}`,
  copyAll: 'Copy all',
  lines: 'Lines of the body',
  noLines: 'This was not read from one place in the body.',
  skipped: (value: number): string => `${counted(value, 'character', 'characters')} before …`,
  cut: (value: number): string => `… ${counted(value, 'more character', 'more characters')}`,
} as const;

export const BODY = {
  label: 'Body of the response',
  requestLabel: 'Body of the request',
  find: 'Find',
  findIn: 'Find in the body',
  next: 'Next match',
  previous: 'Previous match',
  closeFind: 'Close find',
  matches: (at: number, total: number, more: boolean): string => `${count(at)} of ${count(total)}${more ? '+' : ''}`,
  noMatch: 'No match',
  wrap: 'Wrap lines',
  copy: 'Copy',
  copyCurl: 'Copy request as cURL',
  loading: 'Loading the body',
  none: 'There is no body.',
  save: 'Save body',
  /** Without its extension. */
  fileName: 'response-body',
  noRequest: 'The request has no body.',
} as const;

export const HEADERS = {
  label: 'Headers',
  general: 'General',
  url: 'Request URL',
  method: 'Request method',
  status: 'Status',
  version: 'HTTP version',
  started: 'Started',
  time: 'Time',
  syncToken: 'Sync token',
  description: 'Description',
  file: 'From the file',
  evidence: 'Recognized by',
  request: 'Request headers',
  response: 'Response headers',
  none: 'None',
} as const;

export const SUMMARY = {
  label: 'Totals',
  responses: (value: number): string => counted(value, 'multi-status response', 'multi-status responses'),
  failed: (failed: number, operations: number): string =>
    `${count(failed)} of ${counted(operations, 'sub-operation', 'sub-operations')} failed`,
  dependent: (value: number, failed: number): string =>
    `${count(value)} more because of ${failed === 1 ? 'it' : 'them'}`,
  unreadable: (responses: number): string => `${SIGNS.unknown} ${count(responses)} could not be read`,
  unknown: (responses: number): string => `${SIGNS.unknown} ${count(responses)} with an unknown outcome`,
  unlisted: (responses: number): string =>
    `${SIGNS.failure} ${count(responses)} ${responses === 1 ? 'states' : 'state'} more failures than listed`,
  /** `12 responses dropped (3 with failures, 1 unknown)` */
  dropped: (total: number, failed: number, unknown: number): string => {
    const kinds = [
      failed > 0 ? `${count(failed)} with failures` : '',
      unknown > 0 ? `${count(unknown)} unknown` : '',
    ].filter((part) => part !== '');
    return `${counted(total, 'response', 'responses')} dropped${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`;
  },
  listening: 'recording this tab',
  paused: 'paused',
  blocked: 'cannot record here',
} as const;

export const EMPTY = {
  recording: 'Currently recording multi-status responses',
  recordingWhy:
    'Responses with status 207, and WebDAV multistatus bodies with any status, are listed here. Requests made before DevTools was opened are not available. HAR files and saved bodies can be opened or dropped here.',
  reload: 'Reload page',
  paused: 'Recording is paused',
  pausedWhy: 'Requests that the page sends now are not listed.',
  page: 'This page cannot be inspected',
  pageWhy:
    'Extensions have no access to pages of the browser itself, to the extension store, and to sites that an administrator has blocked. Open another page, then reload it.',
  reloaded: 'The extension was reloaded',
  reloadedWhy: 'The connection of this panel is lost. Close DevTools and open it again.',
  hidden: 'The filter hides everything',
  hiddenWhy: (responses: number, operations: number): string =>
    `${SUMMARY.responses(responses)} with ${counted(operations, 'sub-operation', 'sub-operations')} ${responses === 1 ? 'is' : 'are'} kept.`,
  clearFilter: FILTER.clear,
  rowsHidden: 'The filter hides all of this response',
  record: TOOLBAR.record,
  loading: 'Loading…',
  dismiss: 'Close the message',
  choose: 'Select a response to see its sub-operations.',
} as const;

export const CRASH = {
  title: 'Multi-Status has a bug',
  why: 'This is an error in Multi-Status, not in the page or its server. The captured responses are kept.',
  retry: 'Show the panel again',
  copy: 'Copy the details',
  version: (version: string): string => `Multi-Status ${version}`,
} as const;

/** `DELETE /x: 2 of 4 failed`, for those who hear the panel. */
export function announcement(method: string, path: string, mark: string): string {
  return `${method} ${path}: ${mark}`;
}
