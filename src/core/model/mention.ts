import { readableClark } from '../read/dav/messages.ts';
import type { Condition, Operation, Operations } from './operation.ts';
import { mayDecodeToAscii, readableHref } from '../text/readableHref.ts';

export interface TextTest {
  (text: string): boolean;
  /** What it searches for is written in ASCII: a text does not pass for other characters in it. */
  readonly ascii?: boolean;
}

/** Whether a text of an operation that the user sees passes: label, message, conditions, names of properties. */
export function mentions(operations: Operations, operation: number, matches: TextTest): boolean {
  if (operations.mentions) return operations.mentions(operation, matches);
  return labelMatches(operations.label(operation), matches) || detailMatches(operations.detail(operation), matches);
}

/** Whether one of its paths passes, as sent or readable: label and hrefs. */
export function pathMatches(operations: Operations, operation: number, matches: TextTest): boolean {
  if (labelMatches(operations.label(operation), matches)) return true;
  const detail = fullDetail(operations, operation);
  return detail !== null && detail.hrefs.some((href) => labelMatches(href, matches));
}

/** Whether a message passes: its own, or one of its propstats and conditions. */
export function messageMatches(operations: Operations, operation: number, matches: TextTest): boolean {
  const detail = fullDetail(operations, operation);
  if (detail === null) return false;
  const said = [detail.message, ...detail.propstats.map(({ description }) => description)];
  return [...said, ...conditionsOf(detail).map(({ text }) => text)].some((text) => text !== null && matches(text));
}

/**
 * Whether the name of an error passes: a condition in `DAV:error` (RFC 4918 section 16), or the API's own code.
 *
 * @param matches tests a code
 * @param matchesName tests a name in the forms of {@link nameMatches}
 */
export function errorMatches(
  operations: Operations,
  operation: number,
  matches: TextTest,
  matchesName: TextTest,
): boolean {
  const detail = fullDetail(operations, operation);
  if (detail === null) return false;
  const { code } = detail;
  return (code !== null && matches(code)) || conditionsOf(detail).some(({ name }) => nameMatches(name, matchesName));
}

/** Whether the name of one of its properties passes. */
export function propertyMatches(operations: Operations, operation: number, matches: TextTest): boolean {
  if (operations.hasProperty) return operations.hasProperty(operation, matches);
  const { propstats } = operations.detail(operation);
  return propstats.some(({ properties }) => properties.some(({ name }) => nameMatches(name, matches)));
}

/** Null where it holds nothing but what {@link Operations} gives without it. */
function fullDetail(operations: Operations, operation: number): Operation | null {
  return operations.isPlain?.(operation) === true ? null : operations.detail(operation);
}

function conditionsOf({ conditions, propstats }: Operation): readonly Condition[] {
  return propstats.length === 0 ? conditions : [...conditions, ...propstats.flatMap((propstat) => propstat.conditions)];
}

export function labelMatches(label: string | null, matches: TextTest): boolean {
  if (label === null) return false;
  if (matches(label)) return true;
  return label.includes('%') && (matches.ascii !== true || mayDecodeToAscii(label)) && matches(readableHref(label));
}

/** @param clark `{namespace}local`; it passes in this form or as the panel shows it: `DAV:owner` */
export function nameMatches(clark: string, matches: TextTest): boolean {
  return matches(clark) || matches(readableClark(clark));
}

export function detailMatches(operation: Operation, matches: TextTest): boolean {
  const { message, note, code, group, hrefs, propstats } = operation;
  return (
    [message, note, code, group, ...hrefs].some((text) => text !== null && matches(text)) ||
    conditionsOf(operation).some(({ name, text }) => nameMatches(name, matches) || (text !== null && matches(text))) ||
    propstats.some(
      ({ description, properties }) =>
        (description !== null && matches(description)) || properties.some(({ name }) => nameMatches(name, matches)),
    )
  );
}
