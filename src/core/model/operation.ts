/**
 * What became of one sub-operation, from worse to better in the order of {@link OUTCOMES}.
 * `notice`: nothing failed, but look (3xx, removed since the last sync, result truncated).
 * `dependent`: not attempted because another one failed (424, rolled back).
 * `unknown`: the body states no status that can be trusted.
 */
export type Outcome = 'failure' | 'partial' | 'dependent' | 'unknown' | 'notice' | 'success';

export const OUTCOMES: readonly Outcome[] = ['failure', 'partial', 'dependent', 'unknown', 'notice', 'success'];

/** `[start, end)` in UTF-16 code units of the decoded body. */
export type Range = readonly [start: number, end: number];

/** A pre- or postcondition named inside `DAV:error` (RFC 4918 section 16). */
export interface Condition {
  /** `{namespace}local` */
  readonly name: string;
  readonly hrefs: readonly string[];
  readonly text: string | null;
  readonly range: Range | null;
}

/** A property of a propstat (RFC 4918 section 14.18). */
export interface Property {
  /** `{namespace}local` */
  readonly name: string;
  /** Text content, or the inner XML where there are child elements; null for an empty element. */
  readonly value: string | null;
  /** True where `value` is markup. */
  readonly markup: boolean;
  readonly range: Range | null;
}

/** RFC 4918 section 14.22. */
export interface Propstat {
  readonly status: number | null;
  readonly statusText: string | null;
  readonly outcome: Outcome;
  readonly properties: readonly Property[];
  readonly conditions: readonly Condition[];
  /** `DAV:responsedescription` of the propstat. */
  readonly description: string | null;
  readonly range: Range | null;
}

/**
 * One sub-operation in full: a `DAV:response`, an item of a batch, a part of a multipart, a line of NDJSON.
 * It is built when somebody asks for it; long answers are kept as columns (see {@link Operations}).
 */
export interface Operation {
  /** WebDAV `response[0]`, JSON an RFC 6901 pointer, `part:0`, `line:0`; nested ones: the parent's, `#`, their own. */
  readonly pointer: string;
  readonly range: Range | null;
  /** What a person would call the resource: href, id, key, file name. */
  readonly label: string | null;
  /** WebDAV: every `DAV:href` as sent. */
  readonly hrefs: readonly string[];
  readonly method: string | null;
  /** HTTP status stated for this very operation, 100 to 999; null where none can be trusted. */
  readonly status: number | null;
  /** The status as sent where it differs from the bare code: `HTTP/1.1 423 Locked`, `2O0`. */
  readonly statusText: string | null;
  readonly outcome: Outcome;
  /** `removed`, `truncated`, `redirect`, `rolled back`, `implied`, ... */
  readonly note: string | null;
  readonly message: string | null;
  readonly conditions: readonly Condition[];
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** Index of the request item that it answers. */
  readonly requestIndex: number | null;
  readonly propstats: readonly Propstat[];
  /** Heading where one answer holds several lists (`users`, `groups`). */
  readonly group: string | null;
  /** The API's own code, which is no HTTP status. */
  readonly code: string | null;
  /** Read out of an ill-formed or cut body by a tolerant reading. */
  readonly recovered: boolean;
  /** The request did not ask for it. */
  readonly unrequested: boolean;
}

/** Properties that the server does not have (404 in a response that reads properties), over all operations. */
export interface MissingProperties {
  /** `{namespace}local` of each with the number of resources that lack it, in the order of the body. */
  readonly names: readonly { readonly name: string; readonly resources: number }[];
  /** Number of resources that lack more than so many different properties. */
  readonly resourcesWithMoreThan: (properties: number) => number;
}

/**
 * The operations of one answer, numbered in document order (preorder where batches nest). Only this interface is known
 * outside the readers, so columns of numbers over the body's text can stand behind it.
 */
export interface Operations {
  /** How many, nested ones included. */
  readonly size: number;
  /** The operation that it is nested in, or -1. */
  readonly parent: (operation: number) => number;
  /** The first number behind its nested operations: `operation + 1` where it has none. */
  readonly end: (operation: number) => number;
  readonly outcome: (operation: number) => Outcome;
  /** Its own status. */
  readonly status: (operation: number) => number | null;
  /** Every status that it states: its own and those of its propstats, 404 for missing properties left out. */
  readonly statuses: (operation: number) => readonly number[];
  readonly label: (operation: number) => string | null;
  /** How many of its properties the server does not have (404 in an answer that reads properties). */
  readonly missing: (operation: number) => number;
  /** Number of resources that it names: a `DAV:response` may have several hrefs (RFC 4918 section 14.24). Left out if always 1. */
  readonly resources?: (operation: number) => number;
  /** Left out for formats that have no properties. */
  readonly missingProperties?: () => MissingProperties;
  /**
   * The operations that one failed because of, where answer or request say so; null where they do not. Left out where they
   * never do.
   */
  readonly causes?: (operation: number) => readonly number[] | null;
  /** These are no operations but request items that none answers: see unanswered.ts. */
  readonly unanswered?: true;
  /** Whether a text of it passes (see mention.ts); left out where there is no quicker way than to read it. */
  readonly matchesText?: (operation: number, matches: (text: string) => boolean) => boolean;
  /** Whether the name of one of its properties passes (see mention.ts); left out where only its detail tells. */
  readonly matchesProperty?: (operation: number, matches: (text: string) => boolean) => boolean;
  /** Whether it has no message, note, condition or second href; left out where only its detail tells. */
  readonly isPlain?: (operation: number) => boolean;
  /** Its heading; left out where only its detail tells. */
  readonly group?: (operation: number) => string | null;
  /** How many parts it has (propstats, properties, conditions); left out where only its detail tells. */
  readonly weight?: (operation: number) => number;
  /** Built anew at each call. */
  readonly detail: (operation: number) => Operation;
}
