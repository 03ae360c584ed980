import type { Outcome } from '../../core/model/operation.ts';
import type { SourceLines } from '../detail/sourceLines.ts';

export type RowKind =
  | 'operation'
  | 'conditions'
  | 'condition'
  | 'propstat'
  | 'property'
  | 'hidden'
  | 'unanswered'
  | 'group';

/** Name of a row, the same as long as its exchange is kept; the panel only hands it back. */
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
  /** null where there is nothing to expand. */
  readonly expanded: boolean | null;
  /** The Resource column: href relative to the request, item label, property name, ... */
  readonly name: string;
  /** As sent, for the tooltip; null where `name` already is. */
  readonly title: string | null;
  readonly outcome: Outcome | null;
  readonly status: number | null;
  /** The Status column in words: `423 Locked`, `missing`, `no status`. */
  readonly statusText: string;
  /** The Message column; for a property its readable value. */
  readonly message: string;
  /** Dependent ones: the operations that it failed because of (links). */
  readonly causes: readonly { readonly key: RowKey; readonly name: string }[];
  /** A word beside the name: `removed`, `truncated`, `recovered`, ... */
  readonly note: string | null;
}

export interface RowSlice {
  /** Of all visible rows. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
}

/** Lists of the drawer that may be long: further hrefs, conditions with their texts and hrefs, and causes. */
export type DetailList = 'hrefs' | 'conditions' | 'causes';

export interface DetailLine {
  /** Texts and hrefs belong to the condition before them. */
  readonly kind: 'condition' | 'text' | 'href' | 'cause';
  /** At most 10,000 characters. */
  readonly text: string;
  /** Set where the text may be opened (http and https only). */
  readonly href: string | null;
  /** Of a cause: its row. */
  readonly key: RowKey | null;
}

/** Lines of a part of a list. */
export const DETAIL_PAGE_SIZE = 100;

/** A part of a list: at most {@link DETAIL_PAGE_SIZE} lines. */
export interface DetailPage {
  readonly lines: readonly DetailLine[];
  /** Number of lines of the whole list. */
  readonly total: number;
}

export interface Fact {
  readonly name: string;
  /** At most 10,000 characters. */
  readonly text: string;
  /** Set where the text may be opened (http and https only). */
  readonly href: string | null;
  readonly mono: boolean;
}

/** The drawer of a selected row. Its size is bounded, whatever is in the row: lists are asked for in parts. */
export interface RowDetail {
  readonly key: RowKey;
  readonly heading: string;
  readonly outcome: Outcome | null;
  /** Names and texts for a definition list, in order. */
  readonly facts: readonly Fact[];
  /** The beginning of each list; empty ones are left out. */
  readonly lists: Readonly<Partial<Record<DetailList, DetailPage>>>;
  /** The lines of the body that it was read from, with a little of their surroundings; null where there is no place. */
  readonly lines: SourceLines | null;
}

/** What can be copied of a row: its label, the operation as JSON as an export has it, or a list, one line each. */
export type RowTextKind = 'label' | 'json' | DetailList;
