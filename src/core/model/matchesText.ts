import { readableClark } from '../read/dav/messages.ts';
import { operationText } from './messages.ts';
import type { Condition, Operation, Operations } from './operation.ts';
import { mayDecodeToAscii, readableHref } from '../text/readableHref.ts';

export interface TextPredicate {
  (text: string): boolean;
  /** The predicate depends only on the ASCII characters of a text. */
  readonly isAscii?: boolean;
}

/** Whether a visible text of an operation matches: label, message, conditions, names of properties. */
export function matchesText(operations: Operations, operation: number, matches: TextPredicate): boolean {
  if (operations.matchesText) return operations.matchesText(operation, matches);
  return matchesLabel(operations.label(operation), matches) || matchesDetail(operations.detail(operation), matches);
}

/** Whether the label or an href matches, as sent or in readable form. */
export function matchesPath(operations: Operations, operation: number, matches: TextPredicate): boolean {
  if (matchesLabel(operations.label(operation), matches)) return true;
  const detail = fullDetail(operations, operation);
  return detail !== null && detail.hrefs.some((href) => matchesLabel(href, matches));
}

/** Whether a message matches: that of the operation, of a propstat or of a condition. */
export function matchesMessage(operations: Operations, operation: number, matches: TextPredicate): boolean {
  const detail = fullDetail(operations, operation);
  if (detail === null) return false;
  const messages = [detail.message, ...detail.propstats.map(({ description }) => description)];
  return [...messages, ...conditionsOf(detail).map(({ text }) => text)].some(
    (text) => text !== null && matches(operationText(text)),
  );
}

/**
 * Whether the name of an error matches: a condition in `DAV:error` (RFC 4918 section 16), or the API's own code.
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

/** Whether the name of a property matches. */
export function matchesProperty(operations: Operations, operation: number, matches: TextPredicate): boolean {
  if (operations.matchesProperty) return operations.matchesProperty(operation, matches);
  const { propstats } = operations.detail(operation);
  return propstats.some(({ properties }) => properties.some(({ name }) => matchesName(name, matches)));
}

/** Returns null if the detail has nothing that {@link Operations} does not have. */
function fullDetail(operations: Operations, operation: number): Operation | null {
  return operations.isPlain?.(operation) === true ? null : operations.detail(operation);
}

function conditionsOf({ conditions, propstats }: Operation): readonly Condition[] {
  return propstats.length === 0 ? conditions : [...conditions, ...propstats.flatMap((propstat) => propstat.conditions)];
}

/** Whether a label matches, as sent or in readable form. */
export function matchesLabel(label: string | null, matches: TextPredicate): boolean {
  if (label === null) return false;
  if (matches(label)) return true;
  return label.includes('%') && (matches.isAscii !== true || mayDecodeToAscii(label)) && matches(readableHref(label));
}

/** @param clark `{namespace}local`; tested in this form and as displayed: `DAV:owner` */
export function matchesName(clark: string, matches: TextPredicate): boolean {
  return matches(clark) || matches(readableClark(clark));
}

/** Whether a text of the detail matches: message, note, code, heading, hrefs, conditions, propstats. */
export function matchesDetail(operation: Operation, matches: TextPredicate): boolean {
  const { message, note, code, group, hrefs, propstats } = operation;
  return (
    [message, note, code, group, ...hrefs].some((text) => text !== null && matches(operationText(text))) ||
    conditionsOf(operation).some(
      ({ name, text, target }) =>
        matchesName(name, matches) || [text, target].some((one) => one != null && matches(one)),
    ) ||
    propstats.some(
      ({ description, properties }) =>
        (description !== null && matches(description)) || properties.some(({ name }) => matchesName(name, matches)),
    )
  );
}
