/** Texts of a JUnit report that are not texts of a response. */
export const JUNIT = {
  /** The test suite of responses that are not from a file. */
  standardInput: 'standard input',
  /** The name of a further response with the same method and URL in the same file. */
  numbered: (name: string, number: number): string => `${name} (${number})`,
  /** The name of a further test suite for the same file. */
  continued: (name: string, part: number): string => `${name} (part ${part})`,
  /** The test suite of what is not about one response. */
  report: 'multistatus',
  notInFailOn: (sentence: string): string => `${sentence} (not in --fail-on)`,
  noResponses: 'There are no multi-status responses.',
} as const;
