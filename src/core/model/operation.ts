import type { DisplayText } from './message.ts';

/**
 * The outcome of one sub-operation. {@link OUTCOMES} has them from worst to best.
 * `notice`: nothing failed, but it needs attention (3xx, removed since the last sync, result truncated).
 * `dependent`: not attempted because another operation failed (424, rolled back).
 * `unknown`: the body states no valid status.
 */
export type Outcome = 'failure' | 'partial' | 'dependent' | 'unknown' | 'notice' | 'success';

export const OUTCOMES: readonly Outcome[] = ['failure', 'partial', 'dependent', 'unknown', 'notice', 'success'];

/** `[start, end)` in UTF-16 code units of the decoded body. */
export type Range = readonly [start: number, end: number];

/** A pre- or postcondition named inside `DAV:error` (RFC 4918 section 16), or one of several errors of a JSON item. */
export interface Condition {
  /** `{namespace}local`; in JSON the code of the error, else its field, else the name of the list. */
  readonly name: string;
  readonly hrefs: readonly string[];
  readonly text: string | null;
  /** The field or member that the error is about. Omitted in formats other than JSON. */
  readonly target?: string | null;
  readonly range: Range | null;
}

/** A property of a propstat (RFC 4918 section 14.18). */
export interface Property {
  /** `{namespace}local` */
  readonly name: string;
  /** Text content, or the inner XML if there are child elements; null for an empty element. */
  readonly value: string | null;
  /** Whether `value` is XML. */
  readonly markup: boolean;
  readonly range: Range | null;
  /** The namespaces declared around it: prefix to namespace name. Omitted in formats other than XML. */
  readonly namespaces?: { readonly get: (prefix: string) => string | undefined };
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
 * Built on demand, since long responses are stored as columns (see {@link Operations}).
 */
export interface Operation {
  /** WebDAV: `response[0]`; JSON: an RFC 6901 pointer; `part:0`; `line:0`; `document:0`. Nested: pointer of the parent, `#`, own pointer. */
  readonly pointer: string;
  readonly range: Range | null;
  /** Name of the resource: href, id, key, file name. */
  readonly label: string | null;
  /** All `DAV:href` elements as sent. */
  readonly hrefs: readonly string[];
  readonly method: string | null;
  /** HTTP status of this operation, 100 to 999; null if the body states no valid one. */
  readonly status: number | null;
  /** The status as sent, if it is not just the code: `HTTP/1.1 423 Locked`, `2O0`. */
  readonly statusText: string | null;
  readonly outcome: Outcome;
  /** `removed`, `truncated`, `redirect`, `rolled back`, `implied`, ... */
  readonly note: DisplayText | null;
  readonly message: DisplayText | null;
  readonly conditions: readonly Condition[];
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** Index of the request item whose result it is. */
  readonly requestIndex: number | null;
  readonly propstats: readonly Propstat[];
  /** Heading, if one response has several lists (`users`, `groups`). */
  readonly group: string | null;
  /** The API's own code, which is not an HTTP status. */
  readonly code: string | null;
  /** Recovered from a malformed or incomplete body. */
  readonly recovered: boolean;
  /** The request does not contain it. */
  readonly unrequested: boolean;
}

/** What a row shows of an operation; see {@link Operations.summary}. */
export type OperationSummary = Pick<
  Operation,
  | 'label'
  | 'status'
  | 'statusText'
  | 'outcome'
  | 'note'
  | 'message'
  | 'conditions'
  | 'code'
  | 'recovered'
  | 'unrequested'
  | 'propstats'
>;

/** Missing properties (404 in a response to a method that reads properties) of all operations. */
export interface MissingProperties {
  /** `{namespace}local` of each, with the number of resources that lack it, in document order. */
  readonly names: readonly { readonly name: string; readonly resources: number }[];
  /** Returns the number of resources that lack more than this number of different properties. */
  readonly resourcesWithMoreThan: (properties: number) => number;
}

/**
 * The operations of one response, numbered in document order (preorder if batches are nested). Other code uses only this
 * interface, so that a parser can store columns of numbers instead of an object for each operation.
 */
export interface Operations {
  /** Number of operations, including nested ones. */
  readonly size: number;
  /** The operation that contains it, or -1. */
  readonly parent: (operation: number) => number;
  /** The number after its last nested operation: `operation + 1` if it has none. */
  readonly end: (operation: number) => number;
  readonly outcome: (operation: number) => Outcome;
  /** Its own status. */
  readonly status: (operation: number) => number | null;
  /** All statuses: its own and those of its propstats, except 404 for missing properties. */
  readonly statuses: (operation: number) => readonly number[];
  readonly label: (operation: number) => string | null;
  /** Number of missing properties (404 in a response to a method that reads properties). */
  readonly missing: (operation: number) => number;
  /** Number of resources: a `DAV:response` may have several hrefs (RFC 4918 section 14.24). Omitted if always 1. */
  readonly resources?: (operation: number) => number;
  /** Omitted for formats without properties. */
  readonly missingProperties?: () => MissingProperties;
  /**
   * The causes of an operation, according to the response or the request; null if they do not state any. Omitted
   * for formats that never do.
   */
  readonly causes?: (operation: number) => readonly number[] | null;
  /** These are request items without a result, not operations: see unansweredOperations.ts. */
  readonly unanswered?: true;
  /** Whether one of its texts matches (see matchesText.ts). Omitted if `detail` is as fast. */
  readonly matchesText?: (operation: number, matches: (text: string) => boolean) => boolean;
  /** Whether the name of one of its properties matches (see matchesText.ts). Omitted if only `detail` has them. */
  readonly matchesProperty?: (operation: number, matches: (text: string) => boolean) => boolean;
  /** Returns the `{namespace}local` of its properties; a name may be repeated. Omitted for formats without properties. */
  readonly propertyNames?: (operation: number) => Iterable<string>;
  /** Whether it has no message, note, condition or second href. Omitted if only `detail` has them. */
  readonly isPlain?: (operation: number) => boolean;
  /** Its heading. Omitted if only `detail` has it. */
  readonly group?: (operation: number) => string | null;
  /** Number of its propstats, properties and conditions. Omitted if only `detail` has them. */
  readonly weight?: (operation: number) => number;
  /**
   * Prepares `weight`, if computing it takes long. Returns a function that computes weights until `enough` returns true,
   * and returns whether all are known; it keeps parsed values in memory. Null if all are known. Omitted if `weight` is fast.
   */
  readonly countWeights?: () => ((enough: () => boolean) => boolean) | null;
  /** Keeps parsed values in memory until the returned function is called. Omitted if they always are. */
  readonly hold?: () => () => void;
  /**
   * Returns the operation without its properties, if nothing of it has to be parsed for that: it has a valid status, and
   * `isPlain` is true. Otherwise null. Omitted if `detail` is as fast.
   */
  readonly summary?: (operation: number) => OperationSummary | null;
  /** Creates a new object at each call. */
  readonly detail: (operation: number) => Operation;
}
