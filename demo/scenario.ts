/** The verdict of a response, as in report.schema.json. */
export type Verdict = 'all-succeeded' | 'mixed' | 'all-failed' | 'unknown' | 'empty' | 'unreadable';

export const GROUPS = ['WebDAV', 'JSON APIs', 'Problems'] as const;

/** A button of the demo page, its request, and the expected report of the response. */
export interface Scenario {
  /** Identifies the button (`data-scenario`), also in test names. */
  readonly id: string;
  readonly group: (typeof GROUPS)[number];
  readonly label: string;
  /** The sentence below the button: what the request does, and why it fails. */
  readonly explanation: string;
  /** The message of a page that trusts `response.ok`. */
  readonly belief: string;
  /** Sends the request; `origin` is the demo server's. Runs in the page, and in Node for the tests. */
  send(origin: string): Promise<Response>;
  /** Whether the page reads the body, or only `response.ok`. */
  readonly readsBody: boolean;
  readonly expected: Expectation;
}

export interface Expectation {
  readonly method: string;
  /** The start of the request's path and query. */
  readonly path: string;
  readonly verdict: Verdict;
  /** Operations whose outcome is failure or partial. */
  readonly failed: number;
  /** Matches the verdict's sentence. */
  readonly sentence: RegExp;
  /** Match the body that the server sends. */
  readonly body: readonly RegExp[];
}
