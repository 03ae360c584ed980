import { count } from '../../core/text/format.ts';
import type { Retry } from '../../core/explain/explainStatus.ts';

/** The texts of the details of a row, which are loaded on demand. */

/** The names of the facts and lists in the drawer. */
export const FACTS = {
  status: 'Status',
  sent: 'As sent',
  resource: 'Resource',
  results: 'Results',
  hrefs: 'Also for',
  item: 'Item',
  message: 'Message',
  note: 'Note',
  code: 'Code',
  method: 'Method',
  location: 'Location',
  retryAfter: 'Retry-After',
  request: 'Result of',
  causes: 'Because of',
  namespace: 'Namespace',
  value: 'Value',
  description: 'Description',
  place: 'Path in body',
  condition: 'Condition',
  dependents: 'Dependents',
  headers: 'Headers',
  partHeaders: 'MIME headers',
} as const;

export const FIELDS = {
  copy: 'Copy',
  copyHref: 'href',
  copyLabel: 'label',
  copyJson: 'result as JSON',
  copyCurl: 'request as cURL',
  /** `Show 100 more of 29,900` */
  more: (next: number, left: number): string =>
    next === left ? `Show ${count(left)} more` : `Show ${count(next)} more of ${count(left)}`,
  copyAll: 'Copy all',
} as const;

/** The names of what is explained in the drawer. The explanations are data. */
export const EXPLAIN = {
  means: 'Means',
  try: 'Try',
  retry: 'Retry',
  /** @param status `424 Failed Dependency` */
  status: (status: string): string => `${status}:`,
} as const;

/**
 * Whether to repeat an operation; '' if there is nothing to state. The parameter is the Retry-After that the response states, as
 * sent; '' if it states none.
 */
export const RETRY: Readonly<Record<Retry, (retryAfter: string) => string>> = {
  no: () => 'Not as it was sent',
  later: (retryAfter) => `${timeOf(retryAfter) || 'Later'}, if it is idempotent`,
  wait: (retryAfter) => timeOf(retryAfter) || 'Later, at increasing intervals: the response has no Retry-After',
  redirect: () => 'At the other URL',
  'after-change': (retryAfter) =>
    timeOf(retryAfter) || 'Only after a change of the request, the resource or the permissions',
  'after-cause': () => 'After its cause is corrected',
  pending: () => 'Not before its result is known',
  next: () => '',
  done: () => '',
  unknown: () => '',
};

function timeOf(retryAfter: string): string {
  return retryAfter === '' ? '' : `After the time in Retry-After: ${retryAfter}`;
}
