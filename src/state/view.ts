import type { RuleProblem } from '../core/read/json/rules/parseRules.ts';
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
  readonly selectedIndex: number;
  /** Grows each time the selected row is to be brought into sight: after a move of the user's, not after an update. */
  readonly revealCount: number;
}

/** The user's own rules for reading JSON. */
export interface RulesView {
  readonly text: string;
  readonly problems: readonly RuleProblem[];
  /** The browser did not keep them: they hold until DevTools is closed. */
  readonly isUnsaved: boolean;
  /** They are on show. */
  readonly isDialogOpen: boolean;
}

/** Everything that the panel remembers while it stands. It can be lost at any time: the engine knows the rest. */
export interface View extends Selection {
  /** What stands in the filter box; `query.text` follows when the typing rests. */
  readonly filterText: string;
  readonly query: Query;
  readonly overview: Overview | null;
  /** The exchange that came last while the panel was looking. */
  readonly lastAdded: ExchangeId | null;
  /** Of `shown`. */
  readonly detail: ExchangeDetail | null;
  readonly tab: Tab;
  readonly tree: Tree;
  readonly isDrawerOpen: boolean;
  /** Grows each time the user opens the drawer, or clicks a row while it is open: it has to be in sight then. */
  readonly drawerRevealCount: number;
  readonly rowDetail: RowDetail | null;
  readonly body: { readonly exchange: ExchangeId; readonly answer: BodyContent | null } | null;
  /** Not 0 while the find bar of a body is open; grows each time it is asked for, since it then takes the focus again. */
  readonly findRequest: number;
  /** The line of the body to bring into sight, from 1; a new object each time. */
  readonly bodyLine: { readonly line: number } | null;
  /** A rule for the shown body is being made. */
  readonly isCreatingRule: boolean;
  readonly rules: RulesView;
  /** Files that are being opened, and what came of others. */
  readonly imports: readonly FileImport[];
  /** A file is being written, and that takes a while. */
  readonly isExporting: boolean;
  /** What the engine refuses because it hung on it, in a sentence; null where there is nothing to say. */
  readonly refusedMessage: string | null;
  /** A mistake of our own, which the panel has to show. */
  readonly internalError: { readonly error: unknown } | null;
}

export const EVERYTHING: Query = { text: '', chip: 'all', invert: false };

export const NO_TREE: Tree = { exchange: null, pages: NO_PAGES, selected: null, selectedIndex: -1, revealCount: 0 };

export const FIRST_VIEW: View = {
  filterText: '',
  query: EVERYTHING,
  overview: null,
  lastAdded: null,
  preferred: null,
  shown: null,
  detail: null,
  tab: 'resources',
  tree: NO_TREE,
  isDrawerOpen: true,
  drawerRevealCount: 0,
  rowDetail: null,
  body: null,
  findRequest: 0,
  bodyLine: null,
  isCreatingRule: false,
  rules: { text: '', problems: [], isUnsaved: false, isDialogOpen: false },
  imports: [],
  isExporting: false,
  refusedMessage: null,
  internalError: null,
};
