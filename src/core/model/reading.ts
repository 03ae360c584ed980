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
export interface Unanswered {
  readonly index: number;
  readonly label: string | null;
}

/** What a reader makes of one body. The verdict is drawn from it afterwards, in one place for all formats. */
export interface Reading {
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
  readonly unanswered: readonly Unanswered[];
}
