import type { Exchange } from '../../core/har/exchange.ts';
import type { Operations } from '../../core/model/operation.ts';
import { isFailed, outcomeOfStatus } from '../../core/model/outcome.ts';
import { readableHref } from '../../core/text/readableHref.ts';
import type { MuteRule } from '../api/muteApi.ts';
import { compilePattern } from './pattern.ts';

/** The value of a rule for failures without a status. */
export const NO_STATUS = 'none';

/** Whether an operation is an expected failure. */
export type MuteTest = (operations: Operations, operation: number) => boolean;

/** Compiles rules. @returns a function that returns the test for a response; null if no rule is about its URL */
export function compileRules(
  rules: readonly MuteRule[],
): (exchange: Pick<Exchange, 'request' | 'file'>) => MuteTest | null {
  const compiled = rules.flatMap((rule) => {
    const status = statusTest(rule.status);
    return rule.url === '' || !status ? [] : [{ url: urlTest(rule.url), status, label: labelTest(rule.label) }];
  });
  return ({ request, file }) => {
    const url = request.url ?? file ?? '';
    const own = compiled.filter((rule) => rule.url(url));
    if (own.length === 0) return null;
    return (operations, operation) =>
      isFailed(operations.outcome(operation)) &&
      own.some(({ status, label }) => status(operations, operation) && label(operations, operation));
  };
}

function urlTest(pattern: string): (url: string) => boolean {
  const matches = compilePattern(pattern);
  return pattern.includes('?') ? (url) => matches(withoutFragment(url)) : (url) => matches(withoutQuery(url));
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

/** The part of a URL before its query and its fragment. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}

/** The failed statuses of an operation, with those of its properties. */
export function failedStatuses(operations: Operations, operation: number): readonly number[] {
  return operations.statuses(operation).filter((status) => outcomeOfStatus(status) === 'failure');
}

/** Tests the failed statuses of an operation: another failure of the same operation is not expected. @returns null if it is not valid */
export function statusTest(value: string): MuteTest | null {
  if (value === '') return () => true;
  if (value === NO_STATUS) return (operations, operation) => failedStatuses(operations, operation).length === 0;
  const items = new Set(value.split(',').map((item) => /^([45]\d\d|[45]xx)$/i.exec(item.trim())?.[1]?.toLowerCase()));
  if (items.has(undefined)) return null;
  const matches = (status: number): boolean => items.has(String(status)) || items.has(`${Math.floor(status / 100)}xx`);
  return (operations, operation) => {
    const failed = failedStatuses(operations, operation);
    return failed.length > 0 && failed.every(matches);
  };
}

/** Tests the label, as sent or readable. Of an operation with several hrefs, each must match. */
function labelTest(pattern: string): MuteTest {
  if (pattern === '') return () => true;
  const matches = compilePattern(pattern);
  const matchesOne = (label: string): boolean =>
    matches(label) || (label.includes('%') && matches(readableHref(label)));
  return (operations, operation) => {
    const label = operations.label(operation);
    if (label === null || !matchesOne(label)) return false;
    return operations.isPlain?.(operation) === true || operations.detail(operation).hrefs.every(matchesOne);
  };
}
