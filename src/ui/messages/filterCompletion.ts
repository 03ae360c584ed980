import { count, counted } from '../../core/text/format.ts';

/** The texts of the suggestions and of the help of the filter box, which are loaded when the box is first focused. */

export const FILTER_COMPLETION = {
  suggestions: 'Filter suggestions',
  recent: 'Recent filters',
  recentKeys: 'Recent filters. Delete removes one.',
  remove: 'Remove from recent filters (Delete)',
  collecting: 'Collecting values…',
  more: (values: number): string =>
    `${counted(values, 'more value', 'more values')}: type to find ${values === 1 ? 'it' : 'them'}`,
  /** Values are missing. */
  inexact: 'Rare values are left out',
  /** Announced to screen readers. */
  available: (values: number): string => counted(values, 'suggestion', 'suggestions'),
  /** A count that may be too low. */
  atLeast: (value: number): string => `≥ ${count(value)}`,
  /** What is counted. */
  values: (value: number): string => (value === 1 ? 'value' : 'values'),
  operations: (value: number): string => (value === 1 ? 'operation' : 'operations'),
  responses: (value: number): string => (value === 1 ? 'response' : 'responses'),
} as const;

export const FILTER_HELP = {
  title: 'Filter terms',
  rule: 'Terms are separated by spaces, and all of them must match. Click an example to add it.',
  text: 'Text',
  operations: 'Operations',
  responses: 'Responses, with all their operations',
  insert: 'Add to the filter',
  keys: 'In the filter box: ↓ lists recent filters or suggestions, Tab or Enter accepts one, Esc closes them and then clears the box.',
} as const;

/** Short meanings of values, by key. */
export const VALUE_MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: {
    '1xx': 'informational',
    '2xx': 'successful',
    '3xx': 'redirection',
    '4xx': 'client error',
    '5xx': 'server error',
    '>=400': 'any error',
  },
  outcome: {
    failure: 'failed',
    partial: 'failed in part',
    dependent: 'not attempted because of another failure',
    unknown: 'no valid status',
    notice: 'succeeded, but needs attention',
    success: 'succeeded',
  },
  is: {
    failed: 'failed, also in part',
    dependent: 'not attempted because of another failure',
    missing: 'has missing properties',
    unanswered: 'request item without a result',
  },
  verdict: {
    'all-succeeded': 'all operations succeeded',
    mixed: 'some operations failed',
    'all-failed': 'all operations failed',
    unknown: 'the outcome is not known',
    empty: 'no operations',
    unreadable: 'the response could not be parsed',
  },
  method: {
    PROPFIND: 'reads properties',
    PROPPATCH: 'changes properties',
    REPORT: 'queries resources',
    SEARCH: 'searches resources',
    MKCOL: 'creates a collection',
    MKCALENDAR: 'creates a calendar',
    COPY: 'copies resources',
    MOVE: 'moves resources',
    DELETE: 'deletes resources',
    LOCK: 'locks resources',
    UNLOCK: 'unlocks a resource',
    POST: 'sends data',
    PUT: 'stores a resource',
    PATCH: 'changes a resource',
    GET: 'reads a resource',
  },
  check: {
    error: 'breaks a requirement',
    warning: 'probably a mistake',
    info: 'legal, but worth knowing',
  },
};

/** Meanings of values that are numbers. */
export const LIMIT_MEANINGS = {
  /** @param limit `>3`, `0` */
  failed: (limit: string): string => (limit === '0' ? 'no failed operation' : `more than ${limit.slice(1)} failed`),
  'larger-than': (): string => 'size of the body',
} as const;
