import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DisplayText } from '../core/model/message.ts';
import type { BodyContent, EngineEvent, ExchangeId, RowDetail, RowKey } from '../engine/api/engineApi.ts';
import type { TreeView } from '../engine/api/treeView.ts';
import type { Order } from '../engine/tree/order.ts';
import { isTaskRefused, refusalText } from '../engine/api/engineTask.ts';
import type { RemoteEngine } from '../engine/api/remote.ts';
import { createLatestRequest } from './latestRequest.ts';
import { type Checks, createChecks } from './checks.ts';
import type { CopyNote } from './copyNote.ts';
import { createExchanges, type Exchanges } from './exchanges.ts';
import { createFailures, type Failures } from './failures.ts';
import { createFilter, type Filter } from './filter.ts';
import { createListSelection, type ListSelection } from './listSelection.ts';
import { createResponseList, type ResponseList } from './list/responseList.ts';
import { createTreeNavigation, type TreeNavigation } from './treeNavigation.ts';
import type { PanelContext } from './context.ts';
import { restoreView, saveViewOnChange } from './memory.ts';
import { createImports, type Imports } from './imports.ts';
import { createUserRules, type UserRules, type RuleStore } from './rules.ts';
import { createTreeRows, type TreeRows } from './tree.ts';
import { INITIAL_VIEW, type Tab, type View } from './view.ts';
import { createMutes, type Mutes, type MuteStore, NO_MUTE_STORE } from './mute/mutes.ts';
import { createExportStatus, type ExportStatus } from './exportStatus.ts';

const NO_STORE: RuleStore = { load: () => null, save: () => false };

/** The state of the panel and all actions on it. */
export interface Panel extends ViewActions {
  readonly store: Pick<StoreApi<View>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly filter: Omit<Filter, 'stop'>;
  readonly exchanges: Pick<Exchanges, 'select'>;
  readonly listSelection: ListSelection;
  readonly list: ResponseList;
  readonly rows: Pick<TreeRows, 'setViewport' | 'select' | 'several' | 'reveal'>;
  readonly failures: Omit<Failures, 'stop'>;
  readonly navigation: TreeNavigation;
  readonly rules: UserRules;
  readonly checks: Pick<Checks, 'load' | 'setOff'>;
  readonly mutes: Mutes;
  readonly imports: Pick<Imports, 'importFiles' | 'importBatches' | 'dismissBatchHint' | 'remove'>;
  readonly exportStatus: ExportStatus;
  /** Sorts the rows of all trees; the order is restored when the panel is opened again. */
  readonly sortRows: (order: Order | undefined) => void;
  /** Arranges the rows of all trees; the view is restored when the panel is opened again. @param view undefined for as sent */
  readonly arrangeRows: (view: TreeView | undefined) => void;
  /** Loads the body of the shown exchange into the view. */
  readonly loadBody: () => void;
  /** Reports errors of a promise that is not awaited. */
  readonly run: (work: Promise<unknown>) => void;
  /** Shows an internal error, or the message of a refused request. */
  readonly fail: (error: unknown) => void;
  /** Clears an internal error and requests everything again. */
  readonly recover: () => void;
  readonly stop: () => void;
}

/** Actions that change only the view. */
interface ViewActions {
  readonly selectTab: (tab: Tab) => void;
  readonly openDrawer: (isDrawerOpen: boolean) => void;
  /** Shows the body at a line (from 1). */
  readonly showLine: (line: number) => void;
  /** Opens the find bar in the request tab if it is selected, otherwise in the response body. */
  readonly openFind: () => void;
  readonly closeFind: () => void;
  readonly showCopyNote: (copyNote: CopyNote | null) => void;
  /** Shows a sentence until the user closes it. */
  readonly showMessage: (message: DisplayText) => void;
  /** Closes the message. */
  readonly dismissMessage: () => void;
}

/**
 * Creates the panel's state and connects it to the engine.
 *
 * @param initial members of the view that differ from the defaults
 * @param ruleStore where the user's rules are stored
 * @param muteStore where the rules for expected failures are stored
 */
export function createPanel(
  engine: RemoteEngine,
  initial: Partial<View> = {},
  ruleStore: RuleStore = NO_STORE,
  muteStore: MuteStore = NO_MUTE_STORE,
): Panel {
  const store = createStore<View>()(() => ({ ...INITIAL_VIEW, ...initial }));
  const fail = createErrorHandler(store);
  const context: PanelContext = { engine, store, fail };
  const rows = createTreeRows(context);
  const exchanges = createExchanges(context, rows);
  const refresh = (): void => {
    exchanges.refresh();
    rows.refresh();
  };
  const filter = createFilter(context, refresh, exchanges.refresh);
  const details = createDetails(context);
  const mutes = createMutes(context, muteStore, refresh);
  const failures = createFailures(context, rows, () => {
    filter.clear();
    mutes.show(true);
  });
  const imports = createImports(context, exchanges);
  const checks = createChecks(context);
  const rules = createUserRules(context, ruleStore);
  const reload = (): void => {
    imports.reload();
    exchanges.refresh();
    exchanges.reloadDetail();
    rows.refresh();
    details.loadRow();
    if (store.getState().body) details.loadBody();
    checks.refresh();
  };

  const subscriptions = [
    store.subscribe((view, before) => {
      const { exchange, selected } = view.tree;
      const isChanged = exchange !== before.tree.exchange || selected !== before.tree.selected;
      if (isChanged && view.rowDetail?.key !== selected) details.loadRow();
    }),
    engine.subscribe(eventListener(store, { exchanges, imports, checks, rules, reload })),
    saveViewOnChange(context),
  ];
  const start = async (): Promise<void> => {
    await Promise.all([restoreView(context, rows), rules.reload(), checks.start()]);
    await mutes.reload();
    imports.reload();
    exchanges.refresh();
  };
  void start().catch(fail);

  return {
    store,
    filter,
    exchanges,
    listSelection: createListSelection(store, exchanges),
    list: createResponseList(store),
    rows,
    failures,
    navigation: createTreeNavigation(context, rows, exchanges),
    rules,
    checks,
    mutes,
    imports,
    exportStatus: createExportStatus(context),
    ...createViewActions(store),
    ...createRowActions(store, rows),
    loadBody: details.loadBody,
    run: (work) => void work.catch(fail),
    fail,
    recover: () => {
      store.setState({ internalError: null });
      reload();
    },
    stop: () => {
      for (const unsubscribe of [...subscriptions, failures.stop]) unsubscribe();
      filter.stop();
    },
  };
}

interface Listening {
  readonly exchanges: Exchanges;
  readonly imports: Imports;
  readonly checks: Pick<Checks, 'refresh'>;
  readonly rules: Pick<UserRules, 'setProblems'>;
  /** Requests everything again. */
  readonly reload: () => void;
}

function eventListener(
  store: StoreApi<View>,
  { exchanges, imports, checks, rules, reload }: Listening,
): (event: EngineEvent) => void {
  return (event) => {
    if ('imports' in event) imports.set(event.imports);
    else if ('ruleProblems' in event) rules.setProblems(event.ruleProblems);
    else if ('checked' in event) {
      exchanges.refresh();
      checks.refresh();
    } else if ('changed' in event) {
      if (event.changed === store.getState().shown) reload();
      // Only its row in the list is visible.
      else exchanges.refresh();
    } else if (event.added === null) reload();
    else {
      store.setState({ lastAdded: event.added });
      if (!event.first || !exchanges.showFirst(event.first)) exchanges.refresh();
    }
  };
}

/** Shows the message of a refused request, or the first internal error. */
function createErrorHandler(store: StoreApi<View>): (error: unknown) => void {
  return (error) => {
    if (isTaskRefused(error)) store.setState({ shownMessage: refusalText(error) });
    else if (!store.getState().internalError) store.setState({ internalError: { error } });
  };
}

interface Details {
  /** Loads the detail of the selected row. */
  readonly loadRow: () => void;
  /** Loads the body of the shown exchange. */
  readonly loadBody: () => void;
}

function createDetails({ engine, store, fail }: PanelContext): Details {
  const requestRow = createLatestRequest<{ exchange: ExchangeId; key: RowKey }, RowDetail | null>(
    ({ exchange, key }) => engine.row(exchange, key),
    (rowDetail, { exchange, key }) => {
      const { tree } = store.getState();
      if (tree.exchange === exchange && tree.selected === key) store.setState({ rowDetail });
    },
    fail,
  );
  const requestBody = createLatestRequest<ExchangeId, BodyContent | null>(
    (id) => engine.body(id),
    (content, exchange) => {
      if (exchange === store.getState().shown) store.setState({ body: { exchange, content } });
    },
    fail,
  );
  return {
    loadRow: () => {
      const { exchange, selected } = store.getState().tree;
      if (exchange !== null && selected !== null) requestRow({ exchange, key: selected });
    },
    loadBody: () => {
      const { shown } = store.getState();
      if (shown !== null) requestBody(shown);
    },
  };
}

function createRowActions(
  store: StoreApi<View>,
  rows: Pick<TreeRows, 'reorder' | 'rearrange'>,
): Pick<Panel, 'sortRows' | 'arrangeRows'> {
  return {
    sortRows: (order) => {
      const { order: _, ...query } = store.getState().query;
      store.setState({ query: order ? { ...query, order } : query });
      // With document order, scroll to the selected row, which may be anywhere. With failures first, stay at the top.
      rows.reorder(order === undefined);
    },
    arrangeRows: (view) => {
      const { view: _, ...query } = store.getState().query;
      store.setState({ query: view ? { ...query, view } : query });
      rows.rearrange();
    },
  };
}

function createViewActions(store: StoreApi<View>): ViewActions {
  return {
    selectTab: (tab) => store.setState({ tab, findRequest: 0, bodyLine: null, isCreatingRule: false }),
    openDrawer: (isDrawerOpen) =>
      store.setState(({ drawerRevealCount }) => ({
        isDrawerOpen,
        drawerRevealCount: isDrawerOpen ? drawerRevealCount + 1 : drawerRevealCount,
      })),
    showLine: (line) => store.setState({ tab: 'body', findRequest: 0, bodyLine: { line } }),
    openFind: () => {
      const { tab, findRequest } = store.getState();
      store.setState({ tab: tab === 'request' ? tab : 'body', findRequest: findRequest + 1 });
    },
    closeFind: () => store.setState({ findRequest: 0 }),
    showCopyNote: (copyNote) => store.setState({ copyNote }),
    showMessage: (shownMessage) => store.setState({ shownMessage }),
    dismissMessage: () => store.setState({ shownMessage: null }),
  };
}
