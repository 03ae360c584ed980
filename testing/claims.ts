import { expect } from 'vitest';

/** What a sentence states with a number, and what the number has to be. */
export interface Claim {
  /** With a group for each number; one that is not there is not compared. */
  readonly pattern: RegExp;
  readonly expected: readonly number[];
  /** Whether the sentence has to state it. */
  readonly isNeeded?: boolean;
}

/** Compares every number of a verdict's sentence with a count: a number that no claim explains is an error. */
export function checkClaims(sentence: string, claims: readonly Claim[]): void {
  // Statuses are in parentheses, names behind a colon.
  let rest = sentence.replace(/ \([^)]*\)/g, '').replace(/(missing[^:;]*|properties|no result): [^;.]*/g, '$1');
  for (const { pattern, expected, isNeeded = false } of claims) {
    let isStated = false;
    rest = rest.replace(pattern, (match: string, ...groups: unknown[]) => {
      isStated = true;
      const found = groups.slice(0, expected.length);
      const stated = found.map((text) => (typeof text === 'string' ? Number(text.replaceAll(',', '')) : null));
      const counted = expected.map((value, index) => (typeof found[index] === 'string' ? value : null));
      expect(stated, `“${match}” in “${sentence}”`).toEqual(counted);
      return '';
    });
    if (isNeeded) expect(isStated, `${pattern} in “${sentence}”`).toBe(true);
  }
  expect(rest, sentence).not.toMatch(/\d/);
}
