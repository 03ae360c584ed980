import type { FilterKey } from './similar.ts';

/** A kind of terms, with valid examples. */
export interface TermHelp {
  readonly examples: readonly string[];
  /** What the terms match, without a period. */
  readonly meaning: string;
}

/** The terms without a key. */
export const TEXT_TERMS: readonly TermHelp[] = [
  { examples: ['locked'], meaning: 'text in labels, messages, property names, the method or the URL' },
  { examples: ['"not found"'], meaning: 'text with spaces' },
  { examples: ['/report-\\d+/'], meaning: 'regular expression; no lookaround, no backreferences' },
  { examples: ['-is:failed'], meaning: 'results that do not match the term' },
];

/**
 * The terms with a key. The help of the panel and of the command line, and the suggestions of the filter box, are made from this
 * table.
 */
export const KEY_TERMS: Readonly<Record<FilterKey, TermHelp>> = {
  status: {
    examples: ['status:404', 'status:4xx', 'status:>=400', 'status:404,423'],
    meaning: 'status of the operation or of its properties',
  },
  outcome: { examples: ['outcome:failure'], meaning: 'failure, partial, dependent, unknown, notice, success' },
  is: {
    examples: ['is:failed'],
    meaning: 'failed, dependent (not attempted), missing (property), unanswered (request item without a result)',
  },
  prop: { examples: ['prop:getetag'], meaning: 'property name' },
  error: { examples: ['error:lock-token'], meaning: 'condition name or error code' },
  path: { examples: ['path:projects'], meaning: 'href or label' },
  message: { examples: ['message:locked'], meaning: 'message of the operation or of a condition' },
  method: { examples: ['method:PROPFIND'], meaning: 'method of the request' },
  domain: { examples: ['domain:dav.example.com', 'domain:*.example.com'], meaning: 'host of the URL, with subdomains' },
  url: { examples: ['url:bulk'], meaning: 'part of the URL' },
  dialect: { examples: ['dialect:graph'], meaning: 'name of the kind or format' },
  verdict: {
    examples: ['verdict:unreadable'],
    meaning: 'all-succeeded, mixed, all-failed, unknown, empty, unreadable',
  },
  failed: { examples: ['failed:>3'], meaning: 'number of failed operations' },
  'larger-than': { examples: ['larger-than:1M'], meaning: 'size of the body' },
  check: { examples: ['check:error'], meaning: 'severity (error, warning, info) or id of a rule that is broken' },
};
