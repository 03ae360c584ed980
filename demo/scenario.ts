/** As in report.schema.json of the reports: what became of the whole answer. */
export type Verdict = 'all-succeeded' | 'mixed' | 'all-failed' | 'unknown' | 'empty' | 'unreadable';

export const GROUPS = ['WebDAV', 'JSON APIs', 'Trouble'] as const;

/** One button of the demo page, the request behind it, and what a good reader makes of the answer. */
export interface Scenario {
  /** Names the button (`data-scenario`) and stands in test names. */
  readonly id: string;
  readonly group: (typeof GROUPS)[number];
  readonly label: string;
  /** One sentence under the button: what is asked, and what stands in the way. */
  readonly explanation: string;
  /** What a page that trusts `response.ok` tells its user. */
  readonly belief: string;
  /** Sends the request; `origin` is the demo server's. Runs in the page, and in Node for the tests. */
  send(origin: string): Promise<Response>;
  /** False where the page looks at `response.ok` alone, and never at the body. */
  readonly readsBody: boolean;
  readonly expected: Expectation;
}

export interface Expectation {
  readonly method: string;
  /** What the path and query of the request begin with. */
  readonly path: string;
  readonly verdict: Verdict;
  /** Operations whose outcome is failure or partial. */
  readonly failed: number;
  /** The decisive part of the verdict's sentence. */
  readonly sentence: RegExp;
  /** The decisive parts of the body, as the server really sends it. */
  readonly body: readonly RegExp[];
}
