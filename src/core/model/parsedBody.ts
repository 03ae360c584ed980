import type { Operations } from './operation.ts';
import type { Problem } from './problem.ts';

export type Format = 'webdav' | 'json' | 'ndjson' | 'multipart';

/** A named JSON shape: Microsoft Graph batch, tRPC, ... */
export interface Dialect {
  readonly id: string;
  readonly name: string;
}

/** certain: WebDAV, multipart, named readers; likely: strong signals on most items; weak: told to the user as a guess. */
export type Confidence = 'certain' | 'likely' | 'weak';

/** A request item that no operation answers. */
export interface UnansweredItem {
  readonly index: number;
  readonly label: string | null;
}

/**
 * What a body states about its results as a whole: a total (`"failed": 3`) or a flag (`"errors": true`, `"success": false`,
 * `"status": "partial"`).
 */
export interface StatedTotals {
  /** Number of results; null if the body does not state it. */
  readonly total: number | null;
  /** Number of failed results; null if the body does not state it. */
  readonly failed: number | null;
  /** A flag states failures without a number. */
  readonly isFlagged: boolean;
  /** The members that state it, as sent: `"errors": true`. */
  readonly source: string;
}

/** What a request asks to do with each property, `{namespace}local`, in the order of the request. */
export type PropertyUpdate = ReadonlyMap<string, 'set' | 'remove'>;

/** What a reader makes of one body. The verdict is drawn from it afterwards, in one place for all formats. */
export interface ParsedBody {
  readonly format: Format | null;
  readonly dialect: Dialect | null;
  /** How the operations were recognised, in words: `responses[].status: 25 of 25 items carry it`. */
  readonly evidence: string | null;
  readonly confidence: Confidence | null;
  readonly operations: Operations;
  readonly problems: readonly Problem[];
  /** `DAV:responsedescription` of the multistatus. */
  readonly description: string | null;
  readonly syncToken: string | null;
  readonly unanswered: readonly UnansweredItem[];
  /** Null if the body states no total and no flag, or none that concerns failures. */
  readonly statedTotals: StatedTotals | null;
  /** Number of items in the request that need a result; left out if it is not known. */
  readonly requestItems?: number | undefined;
  /** Left out if the request is not a PROPPATCH, MKCOL or MKCALENDAR, or its body is not known. */
  readonly update?: PropertyUpdate | undefined;
}

/** A reading that is made piece by piece, so that the first operations of a long body need not wait for the last. */
export interface IncrementalParser {
  /**
   * Reads on.
   *
   * @param enough asked now and then whether to stop here for now
   * @returns whether all is read
   */
  readonly advance: (enough: () => boolean) => boolean;
  /** How much of the body is read, 0 to 1. */
  readonly progress: () => number;
  /** What is read so far; later pieces do not change it. */
  readonly parsed: () => ParsedBody;
}
