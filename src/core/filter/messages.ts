import { catalog, type Message } from '../model/message.ts';
import type { OperationKey } from './operation.ts';
import type { ResponseKey } from './response.ts';
import { count, counted } from '../text/format.ts';
import { safeLine } from '../text/safeText.ts';

/** The valid values of each key, with an example. The README lists the same keys. */
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
  dialect: 'part of the name of a kind or format, such as caldav or graph',
  verdict: 'all-succeeded, mixed, all-failed, unknown, empty or unreadable',
  failed: 'a number of failed sub-operations, such as >3',
  'larger-than': 'a size in bytes, such as 20k or 1M',
  check: 'error, warning, info, or part of the id of a rule, such as duplicate-href',
};

const LONGEST_TERM = 60;
const MOST_PROBLEMS = 3;

function shortTerm(term: string): string {
  return `"${safeLine(term.length > LONGEST_TERM ? `${term.slice(0, LONGEST_TERM)}…` : term)}"`;
}

/** Problems of a filter. A problem of one term follows the term and a colon. */
export const filterMessages = catalog('filter', {
  key: (known: readonly string[]): string =>
    `unknown key. Keys are ${known.join(', ')}. Use quotation marks to search for the text.`,
  similarKey: (similar: string): string =>
    `unknown key. Did you mean ${similar}:? Use quotation marks to search for the text.`,
  tooMany: (limit: number): string => `a filter has at most ${count(limit)} terms.`,
  value: (key: OperationKey | ResponseKey): string => `the value must be ${FILTER_VALUES[key]}.`,
  similarValue: (key: OperationKey | ResponseKey, similar: string): string =>
    `unknown value. Did you mean ${key}:${similar}? The value must be ${FILTER_VALUES[key]}.`,
  lookaround: 'lookahead and lookbehind are not supported.',
  backreference: 'backreferences are not supported.',
  tooLong: (limit: number): string => `the regular expression is too long (more than ${count(limit)} characters).`,
  tooComplex: 'the regular expression is too complex (its repetitions expand to too many steps).',
  /** @param reason such as `missing closing ]` */
  invalid: (reason: string): string => `not a valid regular expression: ${reason}.`,
  /** A term, and why it is invalid. */
  term: (term: string, reason: string): string => `${shortTerm(term)}: ${reason}`,
  /** @param problems problems of the first few invalid terms */
  ignored: (problems: readonly string[], more: number): string =>
    `Ignored: ${problems.join(' ')}${more === 0 ? '' : ` ${counted(more, 'more term is', 'more terms are')} not valid.`}`,
  /** @param term a term whose quotation mark is not closed */
  unclosed: (term: string): string =>
    `${shortTerm(term)}: the quotation mark is not closed, so that everything after it is one text.`,
  /** Responses that have a body, but were not parsed. */
  unprocessed: (responses: number): string =>
    `${counted(responses, 'response that', 'responses that')} could not be processed cannot be searched.`,
  unsearchable: (responses: number): string =>
    `${counted(responses, 'response', 'responses')} cannot be searched, because ${responses === 1 ? 'its body was' : 'their bodies were'} dropped to save memory.`,
  both: (first: string, second: string): string => `${first} ${second}`,
  stopped: 'This filter was stopped because it took too long. All responses are listed. Try a simpler filter.',
});

/** Returns the message about invalid terms for the panel, which ignores them. */
export function ignoredTerms(problems: readonly { readonly term: string; readonly reason: Message }[]): Message {
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ term, reason }) => filterMessages.term(term, reason));
  return filterMessages.ignored(shown, problems.length - shown.length);
}
