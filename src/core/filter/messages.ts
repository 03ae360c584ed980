import type { OperationKey } from './operation.ts';
import type { ResponseKey } from './response.ts';
import { count, counted } from '../text/format.ts';
import { escapeInvisible } from '../text/readableHref.ts';

/** What the value of each key is, with an example. The README lists the same keys. */
export const FILTER_VALUES: Readonly<Record<OperationKey | ResponseKey, string>> = {
  status: '404, 4xx, >=400, or a list such as 404,423',
  outcome: 'failure, partial, dependent, unknown, notice or success',
  is: 'failed, dependent, missing or unanswered',
  prop: 'part of the name of a property, such as getetag',
  error: 'part of the name of a condition or of a code, such as lock-token-submitted',
  path: 'part of a path, such as projects',
  message: 'part of a message, such as locked',
  method: 'a method of the request, such as PROPFIND, or a list of them',
  domain: 'a host name, such as dav.example.com or *.example.com',
  url: 'part of the URL of the request',
  dialect: 'part of the name of a format, such as webdav or graph',
  verdict: 'all-succeeded, mixed, all-failed, unknown, empty or unreadable',
  failed: 'a number of failed sub-operations, such as >3',
  'larger-than': 'a size of the body, such as 20k or 1M',
};

/** What is wrong with a term of a filter; each follows the term and a colon. */
export const FILTER_PROBLEMS = {
  key: (known: readonly string[]): string =>
    `unknown key. Keys are ${known.join(', ')}. Use quotation marks to search for the text.`,
  tooMany: (most: number): string => `a filter has at most ${count(most)} terms.`,
  check: 'this version has no checks.',
  value: (key: OperationKey | ResponseKey): string => `${key} takes ${FILTER_VALUES[key]}.`,
} as const;

const LONGEST_TERM = 60;
const MOST_PROBLEMS = 3;

/** One problem in a sentence: the term and what is wrong with it. */
export function filterProblem({ term, reason }: { readonly term: string; readonly reason: string }): string {
  const written = escapeInvisible(term.length > LONGEST_TERM ? `${term.slice(0, LONGEST_TERM)}…` : term);
  return `"${written}": ${reason}`;
}

/** All problems, for the panel, where the filter goes on without those terms. */
export function ignoredTerms(problems: readonly { readonly term: string; readonly reason: string }[]): string {
  const told = problems.slice(0, MOST_PROBLEMS).map(filterProblem);
  const more = problems.length - told.length;
  if (more > 0) told.push(`${counted(more, 'more term is', 'more terms are')} not understood.`);
  return `Ignored: ${told.join(' ')}`;
}

/** Responses whose body is there, but is not parsed. */
export function unprocessed(responses: number): string {
  return `${counted(responses, 'response that', 'responses that')} could not be processed cannot be searched.`;
}

export function unsearchable(responses: number): string {
  const why = responses === 1 ? 'its body was' : 'their bodies were';
  return `${counted(responses, 'response', 'responses')} cannot be searched, because ${why} dropped to save memory.`;
}

/** Why a regular expression cannot be used; each follows the expression and a colon. */
export const REGEX_FAULTS = {
  lookaround: 'lookahead and lookbehind are not supported.',
  backreference: 'backreferences are not supported.',
  tooLong: (most: number): string => `the regular expression is too long (more than ${count(most)} characters).`,
  tooComplex: 'the regular expression is too complex (its repetitions expand to too many steps).',
  /** @param why such as `missing closing ]` */
  invalid: (why: string): string => `not a valid regular expression: ${why}.`,
} as const;
