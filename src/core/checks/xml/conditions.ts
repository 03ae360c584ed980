import { explainConditionName, KNOWN_CONDITIONS } from '../../explain/explainCondition.ts';

const KNOWN: ReadonlySet<string> = new Set(KNOWN_CONDITIONS);

/** RFC 4918 section 16: the usual statuses of a condition. */
const USUAL: readonly number[] = [403, 409];

/** The usual statuses of conditions that have others than {@link USUAL}. */
const OTHERS: ReadonlyMap<string, readonly number[]> = new Map([
  ['{DAV:}lock-token-matches-request-uri', [409, 412]],
  ['{DAV:}lock-token-submitted', [423]],
  ['{DAV:}no-conflicting-lock', [423]],
  ['{DAV:}number-of-matches-within-limits', [403, 409, 507]],
  ['{DAV:}quota-not-exceeded', [507]],
  ['{DAV:}sufficient-disk-space', [507]],
  ['{DAV:}allow-client-defined-uri', [405, 403, 409]],
  ['{DAV:}search-grammar-discovery-supported', [403, 409, 422]],
  ['{DAV:}search-grammar-supported', [403, 409, 422]],
  ['{DAV:}search-multiple-scope-supported', [403, 409, 422]],
  ['{DAV:}search-scope-valid', [403, 409, 422]],
  ['{urn:ietf:params:xml:ns:caldav}valid-scheduling-message', [400]],
  ['{urn:ietf:params:xml:ns:carddav}supported-address-data-conversion', [403, 409, 415]],
]);

/** Whether an element is a known pre- or postcondition, or another element that servers add to `DAV:error`. */
export function isKnownCondition(clark: string): boolean {
  return KNOWN.has(clark);
}

/** Returns the usual statuses of a condition that an RFC defines; null for any other element. */
export function usualStatuses(clark: string): readonly number[] | null {
  const source = explainConditionName(clark)?.source.name;
  return source?.startsWith('RFC ') === true ? (OTHERS.get(clark) ?? USUAL) : null;
}
