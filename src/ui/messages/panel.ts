import type { Outcome } from '../../core/model/operation.ts';
import { count, counted } from '../../core/text/format.ts';

/** The text of the panel, except messages of the engine and of reports. JSX contains no literal text. */

/** Shown next to each outcome, so that it can be recognized without color. */
export const SIGNS: Readonly<Record<Outcome, string>> = {
  failure: '✕',
  partial: '◐',
  dependent: '↳',
  unknown: '?',
  notice: '!',
  success: '✓',
};

export const TOOLBAR = {
  label: 'Capture',
  record: 'Record',
  recording: 'Stop recording',
  clear: 'Clear',
  keepLog: 'Keep log',
  keepLogTooltip: 'Keep captured responses when the page navigates',
  batches: 'Batch bodies',
  batchesMore: 'in other responses',
  batchesTooltip: 'Also capture batch results in responses with a status other than 207',
  export: 'Export',
  rules: 'Parsing rules',
} as const;

export const EXPORT = {
  json: 'As JSON',
  csv: 'As CSV',
  all: 'All responses',
  filtered: 'Filtered results',
  failed: 'Failed results',
  selected: (responses: number): string =>
    responses > 1 ? `${count(responses)} selected responses` : 'Selected response',
  include: 'Export options',
  secrets: 'Include passwords, tokens and cookies',
  writing: 'Exporting…',
  cancel: 'Cancel',
} as const;

/** Shown and announced while several rows or responses are selected. */
export const SELECTION = {
  responses: (value: number): string => `${counted(value, 'response', 'responses')} selected`,
  rows: (value: number): string => `${counted(value, 'row', 'rows')} selected`,
  reduced: '1 row selected: the others could not be found after the change',
  copying: (rows: number): string => `Copying: ${counted(rows, 'row', 'rows')}…`,
  copied: (rows: number): string => `Copied ${counted(rows, 'row', 'rows')}`,
  /** @param key `Ctrl+C` */
  prepared: (rows: number, key: string): string => `${counted(rows, 'row is', 'rows are')} ready: press ${key} again`,
  denied: 'The browser denied access to the clipboard',
  canceled: 'Not copied: the selection changed',
} as const;

export const FILTER = {
  label: 'Filter',
  hint: 'status:4xx  is:failed  path:docs  -word  /regex/',
  clear: 'Clear filter',
  help: 'Filter terms',
  chips: 'Show only',
  invert: 'Invert',
  invertTooltip: 'Show results that do not match the filter',
  shown: (shown: number, total: number): string => `${count(shown)} of ${count(total)} shown`,
} as const;

/** Follows the count of failed operations: responses that the chip also lists. */
export const HIDDEN_FAILURES = {
  sign: (responses: number): string => `+ ${SIGNS.unknown} ${count(responses)}`,
  spoken: (responses: number): string =>
    `plus ${counted(responses, 'response that may hide failures', 'responses that may hide failures')}: unreadable, outcome unknown, or failures stated but not listed`,
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

export const CHECKS_CHIP = { name: 'Checks', sign: '!', title: 'Responses with errors or warnings of checks' } as const;

export const COPY = {
  done: 'Copied',
  denied: SELECTION.denied,
  noCurl: 'curl cannot send this request',
} as const;

/** The number of dependent operations, in the words of the verdict and of the text report. */
export function notAttempted(value: number): string {
  return `${count(value)} not attempted because of others`;
}

export const SUMMARY = {
  label: 'Totals',
  responses: (value: number): string => counted(value, 'multi-status response', 'multi-status responses'),
  failed: (failed: number, operations: number): string =>
    `${count(failed)} of ${counted(operations, 'sub-operation', 'sub-operations')} failed`,
  dependent: (value: number): string => notAttempted(value),
  unreadable: (responses: number): string => `${SIGNS.unknown} ${count(responses)} unreadable`,
  unknown: (responses: number): string => `${SIGNS.unknown} ${count(responses)} with an unknown outcome`,
  unlisted: (responses: number): string =>
    `${SIGNS.failure} ${count(responses)} ${responses === 1 ? 'states' : 'state'} more failures than ${responses === 1 ? 'it lists' : 'they list'}`,
  /** `12 responses dropped (3 with failures, 1 unknown)` */
  dropped: (total: number, failed: number, unknown: number): string => {
    const kinds = [
      failed > 0 ? `${count(failed)} with failures` : '',
      unknown > 0 ? `${count(unknown)} unknown` : '',
    ].filter((part) => part !== '');
    return `${counted(total, 'response', 'responses')} dropped${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`;
  },
  recording: 'recording',
  paused: 'paused',
  blocked: 'cannot capture here',
} as const;

export const EMPTY = {
  recording: 'Currently recording multi-status responses',
  recordingDescription:
    'Responses with status 207, and WebDAV multistatus bodies with any status, are listed here. Requests sent before DevTools was opened are not available. You can also import HAR files and saved bodies: drop or paste them here. A copied body or HTTP message (such as the output of curl -i) can be pasted as well.',
  reload: 'Reload page',
  paused: 'Recording is paused',
  pausedDescription: 'Responses to new requests are not captured.',
  restrictedPage: 'This page cannot be inspected',
  restrictedPageDescription:
    'Extensions cannot access internal browser pages, the extension store, or sites that an administrator has blocked. Open another page, then reload it.',
  reloaded: 'The extension was reloaded',
  reloadedDescription: 'This panel lost its connection to the extension. Close DevTools and open it again.',
  hidden: 'No results match the filter',
  hiddenDescription: (responses: number, operations: number): string =>
    `${SUMMARY.responses(responses)} with ${counted(operations, 'sub-operation', 'sub-operations')} ${responses === 1 ? 'is' : 'are'} hidden.`,
  clearFilter: FILTER.clear,
  rowsHidden: 'No results in this response match the filter',
  record: TOOLBAR.record,
  loading: 'Loading…',
  dismiss: 'Dismiss',
  batches: (responses: number): string =>
    responses === 1 ? '1 other response looks like a batch' : `${count(responses)} other responses look like batches`,
  batchesDescription:
    'Results in responses other than 207 are captured only if batch bodies are. The setting applies to new requests.',
  captureBatches: 'Capture batch bodies',
  /** Batches in imported files, and perhaps also captured ones. */
  importedBatchesDescription:
    'Results in responses other than 207 are imported and captured only while "Batch bodies" is on.',
  importBatches: 'Import batch bodies',
  selectResponse: 'Select a response to see its sub-operations',
} as const;

export const CRASH = {
  title: 'Multi-Status crashed',
  description: 'This is a bug in Multi-Status, not in the page or its server. The captured responses are kept.',
  retry: 'Reload panel',
  copy: 'Copy details',
  version: (version: string): string => `Multi-Status ${version}`,
} as const;

/** `DELETE /x: 2 of 4 failed`, announced to screen readers. */
export function announcement(method: string, path: string, badge: string): string {
  return `${method} ${path}: ${badge}`;
}
