import { expect } from 'vitest';

/** A statement with numbers in a sentence, and the expected numbers. */
export interface Claim {
  /** Has a group for each number; a group that does not match is not compared. */
  readonly pattern: RegExp;
  readonly expected: readonly number[];
  /** Whether the sentence must contain the statement. */
  readonly isNeeded?: boolean;
}

/** Compares every number in a verdict's sentence with a count. A number that matches no claim is an error. */
export function checkClaims(sentence: string, claims: readonly Claim[]): void {
  // Removes statuses in parentheses, and names after a colon.
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
