import type { DisplayText } from '../core/model/message.ts';
import type { RuleProblem } from '../core/read/json/rules/parseRules.ts';
import {
  EMPTY_QUERY,
  type BodyContent,
  type ExchangeDetail,
  type ExchangeId,
  type Overview,
  type Query,
  type RowDetail,
  type RowKey,
} from '../engine/api/engineApi.ts';
import type { ResponseChecks } from '../engine/api/checks.ts';
import type { FailureRows } from '../engine/api/failureApi.ts';
import type { SelectedRows } from '../engine/api/selectionApi.ts';
import type { FileImport } from '../engine/api/importApi.ts';
import { type ListOrder, RECORDED } from './list/listOrder.ts';
import type { CopyNote } from './copyNote.ts';
import { type MutesView, NO_MUTES } from './mute/mutesView.ts';
import { NO_PAGES, type Pages } from './pages.ts';
import type { Selection } from './selection.ts';

export const TABS = ['resources', 'checks', 'body', 'request', 'headers'] as const;
export type Tab = (typeof TABS)[number];

export interface Tree {
  /** The exchange that the rows belong to. */
  readonly exchange: ExchangeId | null;
  readonly pages: Pages;
  readonly selected: RowKey | null;
  /** -1 if the query excludes the selected row. */
  readonly selectedIndex: number;
  /** Several selected rows; null if only `selected` is. `selected` has the focus. */
  readonly several: SelectedRows | null;
  /** Several rows were selected, and a change of the tree left only the row with the focus. */
  readonly isReduced: boolean;
  /** Incremented to scroll to the selected row: after a selection by the user, not after an update. */
  readonly revealCount: number;
}

/** The first groups of equal failures of an exchange. */
export interface FailuresView extends FailureRows {
  readonly exchange: ExchangeId;
}

/** The user's parsing rules. */
export interface RulesView {
  readonly text: string;
  readonly problems: readonly RuleProblem[];
  /** The browser did not store the rules: they apply until DevTools is closed. */
  readonly isUnsaved: boolean;
  readonly isDialogOpen: boolean;
}

/** The state of the panel page. The browser may discard the page at any time; the engine stores what must be restored. */
export interface View extends Selection {
  /** The text in the filter box; `query.text` follows after a delay. */
  readonly filterText: string;
  /** Where the user types in the filter text; null if the text is complete. An unfinished term there is not reported. */
  readonly filterCaret: number | null;
  readonly query: Query;
  readonly overview: Overview | null;
  /** The selected responses in the list; null if only `shown` is selected. */
  readonly selectedExchanges: ReadonlySet<ExchangeId> | null;
  readonly listOrder: ListOrder;
  /** The expanded groups of the list. */
  readonly openGroups: ReadonlySet<string>;
  /** The exchange that was added last while the panel was open. */
  readonly lastAdded: ExchangeId | null;
  /** Of `shown`. */
  readonly detail: ExchangeDetail | null;
  /** Of `shown`; null if nothing failed, or before the first reply. */
  readonly failures: FailuresView | null;
  readonly tab: Tab;
  readonly tree: Tree;
  readonly isDrawerOpen: boolean;
  /** Incremented to scroll to the drawer: when the user opens it, or clicks a row while it is open. */
  readonly drawerRevealCount: number;
  readonly rowDetail: RowDetail | null;
  readonly body: { readonly exchange: ExchangeId; readonly content: BodyContent | null } | null;
  /** Null until the Checks tab requests them; `result` is null if the response has no complete body. */
  readonly checks: { readonly exchange: ExchangeId; readonly result: ResponseChecks | null } | null;
  /** The rules that the user switched off. */
  readonly checksOff: readonly string[];
  /** Not 0 while the find bar is open. Incremented each time the user opens it, which moves the focus to it. */
  readonly findRequest: number;
  /** The line of the body to scroll to, from 1. A new object for each scroll. */
  readonly bodyLine: { readonly line: number } | null;
  /** The form that creates a rule for the shown body is open. */
  readonly isCreatingRule: boolean;
  readonly rules: RulesView;
  readonly mutes: MutesView;
  /** Running imports, and the results of finished ones. */
  readonly imports: readonly FileImport[];
  /** An export has been running for some time. */
  readonly isExporting: boolean;
  /** About the last copy of rows; null if there was none. */
  readonly copyNote: CopyNote | null;
  /** A sentence about a request that the engine refuses because it hung before, or about a paste; null if there is none. */
  readonly shownMessage: DisplayText | null;
  /** An error of the extension itself. The panel shows it. */
  readonly internalError: { readonly error: unknown } | null;
}

export const NO_TREE: Tree = {
  exchange: null,
  pages: NO_PAGES,
  selected: null,
  selectedIndex: -1,
  several: null,
  isReduced: false,
  revealCount: 0,
};

export const INITIAL_VIEW: View = {
  filterText: '',
  filterCaret: null,
  query: EMPTY_QUERY,
  overview: null,
  selectedExchanges: null,
  listOrder: RECORDED,
  openGroups: new Set(),
  lastAdded: null,
  preferred: null,
  shown: null,
  detail: null,
  failures: null,
  tab: 'resources',
  tree: NO_TREE,
  isDrawerOpen: true,
  drawerRevealCount: 0,
  rowDetail: null,
  body: null,
  checks: null,
  checksOff: [],
  findRequest: 0,
  bodyLine: null,
  isCreatingRule: false,
  rules: { text: '', problems: [], isUnsaved: false, isDialogOpen: false },
  mutes: NO_MUTES,
  imports: [],
  isExporting: false,
  copyNote: null,
  shownMessage: null,
  internalError: null,
};
