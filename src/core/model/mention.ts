import type { Operation, Operations } from './operation.ts';
import { mayHideAscii, readable } from './readable.ts';

export interface TextTest {
  (text: string): boolean;
  /** What it looks for is written in ASCII: a text does not pass for other characters in it. */
  readonly ascii?: boolean;
}

/** Whether a text that a person sees of an operation passes: label, message, conditions, names of properties. */
export function mentions(operations: Operations, operation: number, matches: TextTest): boolean {
  if (operations.mentions) return operations.mentions(operation, matches);
  return labelMatches(operations.label(operation), matches) || detailMatches(operations.detail(operation), matches);
}

export function labelMatches(label: string | null, matches: TextTest): boolean {
  if (label === null) return false;
  if (matches(label)) return true;
  return label.includes('%') && (matches.ascii !== true || mayHideAscii(label)) && matches(readable(label));
}

export function detailMatches(operation: Operation, matches: TextTest): boolean {
  const { message, note, code, group, hrefs, propstats, conditions } = operation;
  return (
    [message, note, code, group, ...hrefs].some((text) => text !== null && matches(text)) ||
    conditions.some(({ name, text }) => matches(name) || (text !== null && matches(text))) ||
    propstats.some(
      (propstat) =>
        (propstat.description !== null && matches(propstat.description)) ||
        [...propstat.properties, ...propstat.conditions].some(({ name }) => matches(name)),
    )
  );
}
