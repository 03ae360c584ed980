import type { Operation, Operations } from './operation.ts';
import { readable } from './readable.ts';

export type TextTest = (text: string) => boolean;

/** Whether a text that a person sees of an operation passes: label, message, conditions, names of properties. */
export function mentions(operations: Operations, operation: number, matches: TextTest): boolean {
  if (operations.mentions) return operations.mentions(operation, matches);
  return labelMatches(operations.label(operation), matches) || detailMatches(operations.detail(operation), matches);
}

export function labelMatches(label: string | null, matches: TextTest): boolean {
  return label !== null && (matches(label) || (label.includes('%') && matches(readable(label))));
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
