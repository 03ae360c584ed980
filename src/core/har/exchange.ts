import type { Problem } from '../model/problem.ts';

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** The line of code that started a request, from the entry's `_initiator`; line and column from 1. */
export interface Initiator {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string | null;
}

/** The decoded text of a body, or the reason why there is none. */
export type Body =
  | { readonly text: string; readonly problems: readonly Problem[] }
  | { readonly text: null; readonly problems: readonly [Problem, ...Problem[]] };

/** One HTTP request with its answer, as a HAR entry gives it. */
export interface Exchange {
  /** Index of the entry in the file that it was read from. */
  readonly entry: number | null;
  /** Name of that file. */
  readonly file: string | null;
  /** ISO 8601 */
  readonly startedDateTime: string | null;
  /** Milliseconds; null where unknown (HAR says -1). */
  readonly time: number | null;
  readonly request: {
    readonly method: string | null;
    readonly url: string | null;
    readonly headers: readonly NameValue[];
    readonly body: string | null;
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string | null;
    readonly contentType: string | null;
    readonly headers: readonly NameValue[];
    /** Bytes of the decoded body. */
    readonly bodySize: number | null;
  };
  readonly body: Body;
  readonly initiator: Initiator | null;
}
