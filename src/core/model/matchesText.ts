import { readableClark } from '../read/dav/messages.ts';
import type { Condition, Operation, Operations } from './operation.ts';
import { mayDecodeToAscii, readableHref } from '../text/readableHref.ts';

export interface TextPredicate {
  (text: string): boolean;
  /** What it searches for is written in ASCII: a text does not pass for other characters in it. */
  readonly isAscii?: boolean;
}

/** Whether a text of an operation that the user sees passes: label, message, conditions, names of properties. */
export function matchesText(operations: Operations, operation: number, matches: TextPredicate): boolean {
  if (operations.matchesText) return operations.matchesText(operation, matches);
  return matchesLabel(operations.label(operation), matches) || matchesDetail(operations.detail(operation), matches);
}

/** Whether one of its paths passes, as sent or readable: label and hrefs. */
export function matchesPath(operations: Operations, operation: number, matches: TextPredicate): boolean {
  if (matchesLabel(operations.label(operation), matches)) return true;
  const detail = fullDetail(operations, operation);
  return detail !== null && detail.hrefs.some((href) => matchesLabel(href, matches));
}

/** Whether a message passes: its own, or one of its propstats and conditions. */
export function matchesMessage(operations: Operations, operation: number, matches: TextPredicate): boolean {
  const detail = fullDetail(operations, operation);
  if (detail === null) return false;
  const said = [detail.message, ...detail.propstats.map(({ description }) => description)];
  return [...said, ...conditionsOf(detail).map(({ text }) => text)].some((text) => text !== null && matches(text));
}

/**
 * Whether the name of an error passes: a condition in `DAV:error` (RFC 4918 section 16), or the API's own code.
 *
 * @param codeMatches tests the code
 * @param nameMatches tests the name of a condition, in both forms of {@link matchesName}
 */
export function matchesError(
  operations: Operations,
  operation: number,
  codeMatches: TextPredicate,
  nameMatches: TextPredicate,
): boolean {
  const detail = fullDetail(operations, operation);
  if (detail === null) return false;
  const { code } = detail;
  if (code !== null && codeMatches(code)) return true;
  return conditionsOf(detail).some(({ name }) => matchesName(name, nameMatches));
}

/** Whether the name of one of its properties passes. */
export function matchesProperty(operations: Operations, operation: number, matches: TextPredicate): boolean {
  if (operations.matchesProperty) return operations.matchesProperty(operation, matches);
  const { propstats } = operations.detail(operation);
  return propstats.some(({ properties }) => properties.some(({ name }) => matchesName(name, matches)));
}

/** Null where it holds nothing but what {@link Operations} gives without it. */
function fullDetail(operations: Operations, operation: number): Operation | null {
  return operations.isPlain?.(operation) === true ? null : operations.detail(operation);
}

function conditionsOf({ conditions, propstats }: Operation): readonly Condition[] {
  return propstats.length === 0 ? conditions : [...conditions, ...propstats.flatMap((propstat) => propstat.conditions)];
}

export function matchesLabel(label: string | null, matches: TextPredicate): boolean {
  if (label === null) return false;
  if (matches(label)) return true;
  return label.includes('%') && (matches.isAscii !== true || mayDecodeToAscii(label)) && matches(readableHref(label));
}

/** @param clark `{namespace}local`; it passes in this form or as the panel shows it: `DAV:owner` */
export function matchesName(clark: string, matches: TextPredicate): boolean {
  return matches(clark) || matches(readableClark(clark));
}

export function matchesDetail(operation: Operation, matches: TextPredicate): boolean {
  const { message, note, code, group, hrefs, propstats } = operation;
  return (
    [message, note, code, group, ...hrefs].some((text) => text !== null && matches(text)) ||
    conditionsOf(operation).some(({ name, text }) => matchesName(name, matches) || (text !== null && matches(text))) ||
    propstats.some(
      ({ description, properties }) =>
        (description !== null && matches(description)) || properties.some(({ name }) => matchesName(name, matches)),
    )
  );
}
