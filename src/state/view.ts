import type { RuleProblem } from '../core/read/json/rules/parse.ts';
import type {
  BodyContent,
  ExchangeDetail,
  ExchangeId,
  Overview,
  Query,
  RowDetail,
  RowKey,
} from '../engine/api/engineApi.ts';
import type { FileImport } from '../engine/api/importApi.ts';
import { NO_PAGES, type Pages } from './pages.ts';
import type { Selection } from './selection.ts';

export const TABS = ['resources', 'body', 'request', 'headers'] as const;
export type Tab = (typeof TABS)[number];

export interface Tree {
  /** Whose rows these are. */
  readonly exchange: ExchangeId | null;
  readonly pages: Pages;
  readonly selected: RowKey | null;
  /** The index of the selected row, or -1 where the query leaves it out. */
  readonly at: number;
  /** Grows each time the selected row is to be brought into sight: after a move of the user's, not after an update. */
  readonly reach: number;
}

/** The user's own rules for reading JSON. */
export interface RulesView {
  readonly text: string;
  readonly problems: readonly RuleProblem[];
  /** The browser did not keep them: they hold until DevTools is closed. */
  readonly lost: boolean;
  /** They are on show. */
  readonly open: boolean;
}

/** Everything that the panel remembers while it stands. It can be lost at any time: the engine knows the rest. */
export interface View extends Selection {
  /** What stands in the filter box; `query.text` follows when the typing rests. */
  readonly typed: string;
  readonly query: Query;
  readonly overview: Overview | null;
  /** The exchange that came last while the panel was looking. */
  readonly added: ExchangeId | null;
  /** Of `shown`. */
  readonly detail: ExchangeDetail | null;
  readonly tab: Tab;
  readonly tree: Tree;
  readonly drawer: boolean;
  /** Grows each time the user opens the drawer, or clicks a row while it is open: it has to be in sight then. */
  readonly drawerReach: number;
  readonly row: RowDetail | null;
  readonly body: { readonly exchange: ExchangeId; readonly answer: BodyContent | null } | null;
  /** Not 0 while the find bar of a body is open; grows each time it is asked for, since it then takes the focus again. */
  readonly finding: number;
  /** The line of the body to bring into sight, from 1; a new object each time. */
  readonly place: { readonly line: number } | null;
  /** A rule for the shown body is being made. */
  readonly teaching: boolean;
  readonly rules: RulesView;
  /** Files that are being opened, and what came of others. */
  readonly openings: readonly FileImport[];
  /** A file is being written, and that takes a while. */
  readonly writing: boolean;
  /** What the engine refuses because it hung on it, in a sentence; null where there is nothing to say. */
  readonly refused: string | null;
  /** A mistake of our own, which the panel has to show. */
  readonly failure: { readonly error: unknown } | null;
}

export const EVERYTHING: Query = { text: '', chip: 'all', invert: false };

export const NO_TREE: Tree = { exchange: null, pages: NO_PAGES, selected: null, at: -1, reach: 0 };

export const FIRST_VIEW: View = {
  typed: '',
  query: EVERYTHING,
  overview: null,
  added: null,
  preferred: null,
  shown: null,
  detail: null,
  tab: 'resources',
  tree: NO_TREE,
  drawer: true,
  drawerReach: 0,
  row: null,
  body: null,
  finding: 0,
  place: null,
  teaching: false,
  rules: { text: '', problems: [], lost: false, open: false },
  openings: [],
  writing: false,
  refused: null,
  failure: null,
};
