import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BodyContent, ExchangeId, RowDetail, RowKey } from '../engine/api/engineApi.ts';
import type { Order } from '../engine/tree/order.ts';
import { isTaskRefused } from '../engine/api/engineTask.ts';
import type { RemoteEngine } from '../engine/api/remote.ts';
import { createLatestRequest } from './latestRequest.ts';
import { createExchanges, type Exchanges } from './exchanges.ts';
import { createFilter, type Filter } from './filter.ts';
import { createTreeNavigation, type TreeNavigation } from './treeNavigation.ts';
import type { PanelContext } from './context.ts';
import { restoreView, saveViewOnChange } from './memory.ts';
import { createImports, type Imports } from './imports.ts';
import { createUserRules, type UserRules, type RuleStore } from './rules.ts';
import { createTreeRows, type TreeRows } from './tree.ts';
import { FIRST_VIEW, type Tab, type View } from './view.ts';
import { createExportStatus, type ExportStatus } from './exportStatus.ts';

const NOTHING_KEPT: RuleStore = { load: () => null, save: () => false };

/** The panel's memory, and all that can be done with it. */
export interface Panel {
  readonly store: Pick<StoreApi<View>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly filter: Omit<Filter, 'stop'>;
  readonly exchanges: Pick<Exchanges, 'select'>;
  readonly rows: Pick<TreeRows, 'setViewport' | 'select' | 'reveal'>;
  readonly navigation: TreeNavigation;
  readonly rules: UserRules;
  readonly imports: Pick<Imports, 'importFiles' | 'remove'>;
  readonly exportStatus: ExportStatus;
  /** Sorts the rows of all trees; the order is kept when the panel is built again. */
  readonly sortRows: (order: Order | undefined) => void;
  readonly selectTab: (tab: Tab) => void;
  readonly openDrawer: (open: boolean) => void;
  /** Turns to the body, at the line (from 1). */
  readonly showLine: (line: number) => void;
  /** Opens the find bar of the body that is shown, or else of the answer. */
  readonly openFind: () => void;
  readonly closeFind: () => void;
  /** The body of the shown exchange is wanted; it comes into the view. */
  readonly loadBody: () => void;
  /** For what was begun and not awaited: a mistake in it is shown. */
  readonly run: (work: Promise<unknown>) => void;
  /** Shows a mistake of our own, or says what was refused. */
  readonly fail: (error: unknown) => void;
  /** Takes away what was said of something refused. */
  readonly dismissMessage: () => void;
  /** After a mistake: everything is asked for again. */
  readonly recover: () => void;
  readonly stop: () => void;
}

/** @param kept where the user's rules outlast the panel */
export function createPanel(engine: RemoteEngine, known: Partial<View> = {}, kept: RuleStore = NOTHING_KEPT): Panel {
  const store = createStore<View>()(() => ({ ...FIRST_VIEW, ...known }));
  const fail = (error: unknown): void => {
    if (isTaskRefused(error)) store.setState({ refusedMessage: error.message });
    else if (!store.getState().internalError) store.setState({ internalError: { error } });
  };
  const stage: PanelContext = { engine, store, fail };
  const rows = createTreeRows(stage);
  const exchanges = createExchanges(stage, rows);
  const filter = createFilter(stage, () => {
    exchanges.refresh();
    rows.refresh();
  });

  const readRow = createLatestRequest<{ exchange: ExchangeId; key: RowKey }, RowDetail | null>(
    ({ exchange, key }) => engine.row(exchange, key),
    (rowDetail, { exchange, key }) => {
      const { tree } = store.getState();
      if (tree.exchange === exchange && tree.selected === key) store.setState({ rowDetail });
    },
    fail,
  );
  const rereadRow = (): void => {
    const { exchange, selected } = store.getState().tree;
    if (exchange !== null && selected !== null) readRow({ exchange, key: selected });
  };

  const bodies = createLatestRequest<ExchangeId, BodyContent | null>(
    (id) => engine.body(id),
    (answer, exchange) => {
      if (exchange === store.getState().shown) store.setState({ body: { exchange, answer } });
    },
    fail,
  );
  const loadBody = (): void => {
    const { shown } = store.getState();
    if (shown !== null) bodies(shown);
  };

  const stopFollowing = store.subscribe((view, before) => {
    const { exchange, selected } = view.tree;
    if (exchange !== before.tree.exchange || selected !== before.tree.selected) rereadRow();
  });

  const imports = createImports(stage, exchanges);
  const reread = (): void => {
    imports.reload();
    exchanges.refresh();
    exchanges.reloadDetail();
    rows.refresh();
    rereadRow();
    if (store.getState().body) loadBody();
  };

  const stopListening = engine.subscribe((change) => {
    if ('imports' in change) {
      imports.set(change.imports);
      return;
    }
    if ('ruleProblems' in change) {
      rules.setProblems(change.ruleProblems);
      return;
    }
    if (change.added === null) {
      reread();
      return;
    }
    // What is looked at does not change by another one that comes.
    store.setState({ lastAdded: change.added });
    exchanges.refresh();
  });
  const stopRemembering = saveViewOnChange(stage);
  const rules = createUserRules(stage, kept);
  const start = async (): Promise<void> => {
    await Promise.all([restoreView(stage, rows), rules.reload()]);
    imports.reload();
    exchanges.refresh();
  };
  void start().catch(fail);

  return {
    store,
    filter,
    exchanges,
    rows,
    navigation: createTreeNavigation(stage, rows),
    rules,
    imports,
    exportStatus: createExportStatus(stage),
    sortRows: (order) => {
      const { order: _, ...query } = store.getState().query;
      store.setState({ query: order ? { ...query, order } : query });
      // In document order the selected row may be anywhere; sorted, the failures at the top are what the user wants to see.
      rows.reorder(order === undefined);
    },
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
    loadBody,
    run: (work) => void work.catch(fail),
    fail,
    dismissMessage: () => store.setState({ refusedMessage: null }),
    recover: () => {
      store.setState({ internalError: null });
      reread();
    },
    stop: () => {
      stopListening();
      stopFollowing();
      stopRemembering();
      filter.stop();
    },
  };
}
