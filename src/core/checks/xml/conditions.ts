import { KNOWN_CONDITIONS } from '../../explain/explainCondition.ts';

const KNOWN: ReadonlySet<string> = new Set(KNOWN_CONDITIONS);

/** Whether an element is a known pre- or postcondition, or another element that servers add to `DAV:error`. */
export function isKnownCondition(clark: string): boolean {
  return KNOWN.has(clark);
}
