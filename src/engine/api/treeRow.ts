import type { StatusPlace } from '../../core/explain/place.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { Outcome, Range } from '../../core/model/operation.ts';
import type { SourceLines } from '../detail/sourceLines.ts';

export type RowKind =
  | 'operation'
  | 'conditions'
  | 'condition'
  | 'propstat'
  | 'property'
  | 'hidden'
  | 'unanswered'
  | 'group'
  | 'folder'
  /** Operations with the same status or message. */
  | 'result'
  /** Equal results in one folder. */
  | 'equal'
  /** The index of the view is being built. It is the only row. */
  | 'building';

/** Stable id of a row in its exchange; opaque to the panel. */
export type RowKey = string;

/** One line of the tree (columns Resource, Status, Message). */
export interface Row {
  readonly key: RowKey;
  readonly kind: RowKind;
  /** From 1, as `aria-level`. */
  readonly level: number;
  /** From 1 among its siblings, and how many there are: `aria-posinset`, `aria-setsize`. */
  readonly position: number;
  readonly siblings: number;
  /** Null if there is nothing to expand. */
  readonly expanded: boolean | null;
  /** The Resource column: href relative to the request, item label, property name, ... */
  readonly name: DisplayText;
  /** The name as sent, for the tooltip; null if it equals `name`. */
  readonly title: string | null;
  readonly outcome: Outcome | null;
  readonly status: number | null;
  /** The Status column in words: `423 Locked`, `missing`, `no status`. */
  readonly statusText: DisplayText;
  /** The Message column; for a property its readable value. */
  readonly message: DisplayText;
  /** Where the conditions begin in `message`, as an offset; omitted if it has none. */
  readonly conditionsAt?: number;
  /** For a dependent operation: its causes, as links. */
  readonly causes: readonly { readonly key: RowKey; readonly name: DisplayText }[];
  /** Number of all causes; omitted if `causes` has all of them. */
  readonly causeCount?: number;
  /** A word next to the name: `removed`, `truncated`, `recovered`, ... */
  readonly note: DisplayText | null;
  /** For an operation: number of visible operations that were not attempted because of it. */
  readonly dependents?: number;
  /** For a folder or group of a view: the operations in it that are shown. */
  readonly contents?: RowContents;
  /** For a property with a value, unless it is very long. */
  readonly property?: SentProperty;
}

/** Numbers of operations. */
export interface RowContents {
  readonly total: number;
  /** An operation with a failure nested in it counts as a partial failure. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** A property as sent, from which its readable value is created where it is shown. */
export interface SentProperty {
  /** `{namespace}local` */
  readonly name: string;
  /** Its element. */
  readonly xml: string;
  /** The namespaces declared around it, as far as it uses their prefixes. */
  readonly namespaces: readonly (readonly [prefix: string, namespace: string])[];
}

export interface RowSlice {
  /** Number of all visible rows. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
  /** For each {@link ROW_PAGE} rows, the ancestors of their first row, the outermost first. Omitted if none has ancestors. */
  readonly parents?: readonly (readonly ParentRow[])[];
}

/** An ancestor of a row, with its index. */
export interface ParentRow {
  readonly index: number;
  readonly row: Row;
}

/** Lists in the drawer: further hrefs, conditions with their texts and hrefs, causes, and headers of a sub-response or MIME part. */
export type DetailList = 'hrefs' | 'conditions' | 'causes' | 'headers' | 'partHeaders';

export interface DetailLine {
  /** Texts, targets (the field that an error is about) and hrefs belong to the condition before them. */
  readonly kind: 'condition' | 'text' | 'target' | 'href' | 'cause' | 'header';
  /** At most 10,000 characters. */
  readonly text: DisplayText;
  /** Set if the text is a link (http and https only). */
  readonly href: string | null;
  /** The name of a header; omitted for other lines. */
  readonly name?: string;
  /** For a cause: its row. */
  readonly key: RowKey | null;
  /** For a condition: its name as in the report, `{namespace}local` in XML; null for other lines. */
  readonly condition: string | null;
}

/** Maximum length of a text in the drawer; longer texts would slow it down. The Body tab shows the entire text. */
export const MAX_TEXT = 10_000;

/** Lines per page of a list. */
export const DETAIL_PAGE_SIZE = 100;

/** A page of a list. */
export interface DetailPage {
  readonly lines: readonly DetailLine[];
  /** Number of lines of the whole list. */
  readonly total: number;
}

export type FactName =
  | 'code'
  | 'dependents'
  | 'description'
  | 'item'
  | 'location'
  | 'message'
  | 'method'
  | 'namespace'
  | 'note'
  | 'place'
  | 'request'
  | 'resource'
  | 'results'
  | 'retryAfter'
  | 'sent'
  | 'status'
  | 'value';

export interface Fact {
  readonly name: FactName;
  /** At most 10,000 characters. */
  readonly text: DisplayText;
  /** Set if the text is a link (http and https only). */
  readonly href: string | null;
  readonly mono: boolean;
}

/** A status in the response, with the place that its meaning depends on. */
export interface StatedStatus {
  readonly status: number;
  readonly place: StatusPlace;
}

/** The first lines of a text, formatted if it is JSON or XML. */
export interface TextPreview {
  readonly language: 'xml' | 'json' | 'text';
  readonly lines: SourceLines;
  /** Number of lines of the entire text. */
  readonly total: number;
}

/** The body of a sub-response. */
export interface BodyPreview {
  /** In lowercase and without parameters; '' if it is not stated. */
  readonly mediaType: string;
  /** Null for an image or other binary data. */
  readonly text: TextPreview | null;
  /** Number of bytes of binary data; null for text, or if it is not known. */
  readonly bytes: number | null;
  readonly isBase64: boolean;
  /** It is the entire item, because the item has no single member that holds a body. */
  readonly isWholeItem: boolean;
}

/** The drawer of a selected row. Its size is limited: lists are requested page by page. */
export interface RowDetail {
  readonly key: RowKey;
  readonly heading: DisplayText;
  readonly outcome: Outcome | null;
  /** The statuses that can be explained, from worst to best. */
  readonly statuses: readonly StatedStatus[];
  /** Names and texts for a definition list, in order. */
  readonly facts: readonly Fact[];
  /** For a property: its name and, unless it is very long, its element. */
  readonly property?: Pick<SentProperty, 'name'> & Partial<SentProperty>;
  /** URL that the hrefs of the property refer to; null if it is not known. */
  readonly base?: string | null;
  /** The first page of each list; empty lists are omitted. */
  readonly lists: Readonly<Partial<Record<DetailList, DetailPage>>>;
  /** The body of the item or MIME part; null if it has none. Omitted in WebDAV, and if its position is unknown. */
  readonly body?: BodyPreview | null;
  /** The lines of the body that the row was parsed from, with a line before and after them; null if their position is unknown. */
  readonly lines: SourceLines | null;
}

/** The part of the request that the result of a row belongs to. */
export interface RequestItemDetail {
  /** `[start, end)` in the body of the request; null if it is not known. */
  readonly range: Range | null;
  /** The lines of the request around the range; null without a range. */
  readonly lines: SourceLines | null;
  /** Why there is no range, or how the row differs from the request. */
  readonly note: DisplayText | null;
}

/** What can be copied of a row: its label, the operation as exported JSON, its body, or a list, one item per line. */
export type RowTextKind = 'label' | 'json' | 'body' | DetailList;
