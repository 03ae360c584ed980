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

/** The decoded text of a body, or the problem why there is none. */
export type Body =
  | {
      /** Without a byte order mark. */
      readonly text: string;
      readonly problems: readonly Problem[];
      /** Whether the byte order mark of UTF-8 preceded the text. */
      readonly hasByteOrderMark?: boolean;
    }
  | { readonly text: null; readonly problems: readonly [Problem, ...Problem[]] };

/** What a server states about a resource in the response to an earlier request: an OPTIONS, or one that failed with 405. */
export interface ServerStatement {
  /** Method of that request. */
  readonly method: string;
  /** Path of its URL, percent-encoded. */
  readonly path: string;
  /** The headers Server, DAV, Allow and MS-Author-Via, as sent. */
  readonly headers: readonly NameValue[];
}

/** An HTTP request and its response, as in a HAR entry. */
export interface Exchange {
  /** Index of the entry in its HAR file; null if it is not from a HAR file. */
  readonly entry: number | null;
  /** Name of the file, on the command line its path as given; null if it is not from a file. */
  readonly file: string | null;
  /** ISO 8601 */
  readonly startedDateTime: string | null;
  /** Milliseconds; null if unknown (-1 in HAR). */
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
    /** Size of the decoded body in bytes. */
    readonly bodySize: number | null;
  };
  readonly body: Body;
  readonly initiator: Initiator | null;
  /** What the server stated earlier about the URL or one above it, in the same file or page; left out if it is not known. */
  readonly serverStatement?: ServerStatement;
  /** Number of members in the previous listing of the same collection, if this is a listing and there were any. */
  readonly earlierMembers?: number;
}

/** The bytes of a body that have to be read from another file, or decompressed. Both are asynchronous. */
export interface StoredBody {
  /** The bytes, or the name of the file that has them, relative to the folder of the file of the entry. */
  readonly content: Uint8Array | { readonly file: string };
  /** Value of the Content-Encoding header. The bytes may be decoded although it names a coding. */
  readonly contentEncoding: string | null;
  readonly contentType: string | null;
  /** Problems that the body has even if it can be loaded. */
  readonly problems: readonly Problem[];
}

/**
 * An exchange as it was parsed from a file. If a body is stored elsewhere or compressed, its text is null until
 * `completeExchange` loads it.
 */
export interface ParsedExchange extends Exchange {
  readonly stored?: {
    readonly request: StoredBody | null;
    readonly response: StoredBody | null;
  };
}
