import type { Severity } from '../checks/checkRules.ts';
import type { Exchange } from '../har/exchange.ts';
import { kindNames } from '../model/formatName.ts';
import { matchesLabel, type TextPredicate } from '../model/matchesText.ts';
import { safeLine } from '../text/safeText.ts';
import type { Report, VerdictOutcome } from '../verdict/report.ts';
import { matchesGlob } from '../read/json/rules/glob.ts';
import { comparison, listOf, oneOf, sizeOf } from './value.ts';
import { wordTest } from './word.ts';

/** The properties of a response that a filter tests. They are available without its body. */
export interface FilteredResponse {
  readonly exchange: Pick<Exchange, 'request' | 'response' | 'file'>;
  readonly report: Pick<Report, 'format' | 'dialect' | 'kind' | 'verdict' | 'summary' | 'statedTotals'>;
  /** The rules that the response breaks; null or omitted if it was not checked. */
  readonly brokenRules?: readonly BrokenRule[] | null;
}

/** A rule that a response breaks. */
interface BrokenRule {
  readonly rule: string;
  readonly severity: Severity;
}

export type ResponseTest = (response: FilteredResponse) => boolean;

/** The keys of terms about responses. */
export const RESPONSE_KEYS = [
  'method',
  'domain',
  'url',
  'dialect',
  'verdict',
  'failed',
  'larger-than',
  'check',
] as const;
export type ResponseKey = (typeof RESPONSE_KEYS)[number];

export const VERDICTS: readonly VerdictOutcome[] = [
  'all-succeeded',
  'mixed',
  'all-failed',
  'unknown',
  'empty',
  'unreadable',
];

/** Whether a text of the response itself matches: its method, its URL, or the name of its file. */
export function responseMentions({ exchange }: FilteredResponse, matches: TextPredicate): boolean {
  const { request, file } = exchange;
  return (
    (request.method !== null && matches(request.method)) ||
    matchesLabel(request.url, matches) ||
    (file !== null && matches(safeLine(file)))
  );
}

/** Returns the test of `key:value`; null if the value is not valid for the key. */
export function responseTest(key: ResponseKey, value: string): ResponseTest | null {
  if (value === '') return null;
  switch (key) {
    case 'method':
      return methodTest(value);
    case 'domain':
      return /[/?#@]/.test(value) ? null : ({ exchange }) => isInDomain(exchange.request.url, value.toLowerCase());
    case 'url': {
      const matches = wordTest(value);
      return ({ exchange }) => matchesLabel(exchange.request.url, matches);
    }
    case 'dialect': {
      const matches = wordTest(value);
      return ({ report }) => kindNames(report).some(matches);
    }
    case 'verdict': {
      const outcomes = listOf(value, (item) => oneOf(item, VERDICTS));
      return outcomes && (({ report }) => outcomes.includes(report.verdict.outcome));
    }
    case 'failed': {
      const test = comparison(value);
      return test && (({ report }) => test(failedIn(report)));
    }
    case 'check':
      return checkTest(value);
    case 'larger-than': {
      const size = sizeOf(value);
      return size === null ? null : ({ exchange }) => (exchange.response.bodySize ?? 0) > size;
    }
  }
}

export const SEVERITIES: readonly string[] = ['error', 'warning', 'info'] satisfies readonly Severity[];

/** A severity, or a part of the id of a rule; or a list of them. */
function checkTest(value: string): ResponseTest | null {
  const items = listOf(value, (item) => (/^[a-z\d-]+$/i.test(item) ? item.toLowerCase() : null));
  if (!items) return null;
  const matches = ({ rule, severity }: BrokenRule): boolean =>
    items.some((item) => (SEVERITIES.includes(item) ? severity === item : rule.includes(item)));
  return ({ brokenRules }) => brokenRules?.some(matches) ?? false;
}

/** RFC 9110 section 9.1: a method is a token. */
function methodTest(value: string): ResponseTest | null {
  const methods = listOf(value, (item) => (/^[\w!#$%&'*+.^`|~-]+$/.test(item) ? item.toUpperCase() : null));
  return methods && (({ exchange }) => methods.includes((exchange.request.method ?? '').toUpperCase()));
}

/** A host name also matches its subdomains, and `*` matches any characters. If a port is given, it must be equal. */
function isInDomain(url: string | null, domain: string): boolean {
  if (url === null || !URL.canParse(url)) return false;
  const { host, hostname } = new URL(url);
  return [host, hostname].some((name) => name !== '' && (matchesGlob(name, domain) || name.endsWith(`.${domain}`)));
}

/** Returns the number of failures, including those that the body states without listing them. */
function failedIn({ summary, statedTotals }: FilteredResponse['report']): number {
  const stated = Math.max(statedTotals?.failed ?? 0, statedTotals?.isFlagged === true ? 1 : 0);
  return Math.max(summary.failure + summary.partial, stated);
}
