import type { DisplayText, Message } from './message.ts';
import type { Operations } from './operation.ts';
import type { Problem } from './problem.ts';

export type Format = 'webdav' | 'json' | 'ndjson' | 'multipart';

/** A named JSON shape: Microsoft Graph batch, tRPC, ... */
export interface Dialect {
  readonly id: string;
  readonly name: string;
}

/** certain: WebDAV, multipart, dialects; likely: strong evidence in most items; weak: shown to the user as a guess. */
export type Confidence = 'certain' | 'likely' | 'weak';

/** A request item without a result. */
export interface UnansweredItem {
  readonly index: number;
  readonly label: string | null;
}

/**
 * What a body states about its results as a whole: a total (`"failed": 3`) or a flag (`"errors": true`, `"success": false`,
 * `"status": "partial"`).
 */
export interface StatedTotals {
  /** Number of results; null if not stated. */
  readonly total: number | null;
  /** Number of failed results; null if not stated. */
  readonly failed: number | null;
  /** A flag states that there are failures, but not their number. */
  readonly isFlagged: boolean;
  /** The members that state it, as sent: `"errors": true`. */
  readonly source: string;
}

/** The instruction of a request for each property (`{namespace}local`), in the order of the request. */
export type PropertyUpdate = ReadonlyMap<string, 'set' | 'remove'>;

/** The result of parsing one body. The verdict is derived from it, in the same way for all formats. */
export interface ParsedBody {
  readonly format: Format | null;
  readonly dialect: Dialect | null;
  /** What kind of WebDAV response it is, such as `CalDAV calendar-multiget`; omitted for other formats. */
  readonly kind?: DisplayText;
  /** How the operations were recognized: `responses[].status: present in 25 of 25 items`. */
  readonly evidence: Message | null;
  readonly confidence: Confidence | null;
  readonly operations: Operations;
  readonly problems: readonly Problem[];
  /** `DAV:responsedescription` of the multistatus. */
  readonly description: string | null;
  readonly syncToken: string | null;
  readonly unanswered: readonly UnansweredItem[];
  /** Null if the body states no total and no flag, or none that concerns failures. */
  readonly statedTotals: StatedTotals | null;
  /** Number of items in the request that need a result; omitted if it is not known. */
  readonly requestItems?: number | undefined;
  /** Omitted if the request is not a PROPPATCH, MKCOL or MKCALENDAR, or its body is not known. */
  readonly update?: PropertyUpdate | undefined;
}

/** Parses a long body step by step, so that its first operations can be shown early. */
export interface IncrementalParser {
  /**
   * Parses until the end of the body or until `shouldPause` returns true.
   *
   * @returns whether the end is reached
   */
  readonly advance: (shouldPause: () => boolean) => boolean;
  /** Share of the body that is parsed, 0 to 1. */
  readonly progress: () => number;
  /** Returns the operations parsed so far. Further steps do not change the result. */
  readonly parsed: () => ParsedBody;
}
