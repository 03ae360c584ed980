import type { Message } from '../../core/model/message.ts';
import type { RuleProblem } from '../../core/read/json/rules/parseRules.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { createExchangeCalls } from './exchangeCalls.ts';
import { exportSource, leftOutBefore } from './exportSource.ts';
import type { Defer } from '../store/slices.ts';
import { createCompletionCalls } from './completionCalls.ts';
import { createFilterCounts } from './filterCounts.ts';
import { createTaskReporter, type EngineTask, RefusedTasks } from '../api/engineTask.ts';
import type { Dropped } from '../api/dropped.ts';
import { createEngine } from '../engine.ts';
import { createExporter } from '../store/export.ts';
import { firstResponse } from '../store/firstResponse.ts';
import { createImportQueue } from '../import/importQueue.ts';
import type { ChecksApi } from '../api/checks.ts';
import type { CompletionApi } from '../api/completionApi.ts';
import type { ImportApi } from '../api/importApi.ts';
import { loadChecker } from '../checks/checker.ts';
import { createChecking } from '../checks/checking.ts';
import { createEviction } from './eviction.ts';
import { type Parser, PARSER } from '../store/parser.ts';
import type { CapturedResponse, EngineEvent, ExchangeId, CaptureApi, EngineApi } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import { createReload } from './reload.ts';
import { createCaptureTransfer } from './captureTransfer.ts';
import { createRuleControl } from './ruleControl.ts';
import { createSearchIndexing } from './searchIndexing.ts';
import type { EvictedExchange } from '../store/evictedExchange.ts';
import type { SavedState, BodyVault } from '../api/bodyVault.ts';
import { LIMITS, type Limits } from '../store/exchangeStore.ts';
import type { Compression } from './compression.ts';
import type { ChunkReceiver } from '../api/chunkedTransfer.ts';

export interface ResidentEngineOptions {
  /** Runs work after the calls that have arrived in the meantime. */
  readonly defer: Defer;
  /** Runs work after the panel has had time to paint what it received. The same as `defer` if omitted. */
  readonly afterPaint?: Defer;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  readonly bodyVault: Remote<BodyVault>;
  readonly compression: Compression;
  readonly limits?: Limits;
  readonly parser?: Parser;
  /** Check responses in the background; otherwise only when their checks are requested. */
  readonly checksInBackground?: boolean;
}

/** What a new engine receives from the supervisor, to continue where the previous engine ended. */
export interface InitialState {
  readonly evicted: readonly { readonly exchange: EvictedExchange; readonly bytes: number }[];
  /** Responses that were not evicted yet. */
  readonly captured: readonly (CapturedResponse & { readonly id: ExchangeId })[];
  readonly savedState: SavedState | null;
  readonly dropped: Dropped;
  /** Names of files whose import is incomplete. */
  readonly lost: readonly string[];
  /** Tasks that made an earlier engine hang or crash. */
  readonly refused: readonly EngineTask[];
}

export interface ResidentEngine extends Remote<
  EngineApi & CaptureApi & ImportApi & ChecksApi & CompletionApi & ChunkReceiver
> {
  /** Loads the state of the previous engine. @returns the ids of the captured responses that are listed */
  readonly start: (initialState: InitialState) => ExchangeId[];
  /** Keeps the facts of an exchange and does not parse its body again. */
  readonly setAside: (id: ExchangeId, reason: Message) => Promise<void>;
  /** Replaces a listed exchange with its evicted form. @param bytes of its compressed body */
  readonly restore: (evicted: EvictedExchange, bytes: number) => Promise<void>;
  /** Refuses a task from now on. */
  readonly refuse: (task: EngineTask) => Promise<void>;
  readonly ruleProblems: () => readonly RuleProblem[];
  /** Returns immediately, so that the supervisor can distinguish a busy engine from one that hangs. */
  readonly ping: () => true;
  readonly subscribe: (listener: (event: EngineEvent) => void) => () => void;
}

/**
 * Creates an engine that keeps only the current exchange entirely in memory. A body is compressed and stored in the body vault after its
 * first rows had time to be painted; later only its facts stay in memory, and it is reloaded when more is needed.
 */
export function createResidentEngine(options: ResidentEngineOptions): ResidentEngine {
  const services = createServices(options);
  const {
    engine,
    rules,
    transfer,
    exporter,
    importQueue,
    eviction,
    exchangeCalls,
    filterCounts,
    refusedTasks,
    checking,
  } = services;
  const { bodyVault } = options;
  const saveState = (): void =>
    void bodyVault.saveState({ rules: engine.rules(), panelState: engine.panelState(), checksOff: checking.off() });

  return {
    ping: () => true,
    start: (initialState) => start(services, initialState),
    ...transfer.api,
    ...importQueue.api,
    ...exchangeCalls.api,
    ...services.completion.api,
    setAside: async (id, reason) => services.setAside(id, reason),
    restore: async (evicted, bytes) => {
      if (!engine.store.has(evicted.id)) return;
      engine.restore(evicted, bytes);
      engine.notify({ added: null });
    },
    clear: async () => {
      eviction.clear();
      transfer.clear();
      filterCounts.stop();
      services.completion.clear();
      exchangeCalls.clear();
      refusedTasks.clear();
      importQueue.clear();
      engine.clear();
      services.searchIndexing.clear();
    },
    clearCaptured: async () => {
      transfer.clear();
      engine.clearCaptured();
    },
    overview: filterCounts.overview,
    export: async (request) => {
      const leftOut = leftOutBefore(engine.store.dropped, importQueue.all(), request.scope);
      return exporter.exportFile(exportSource(services, request), { ...request, leftOut });
    },
    cancelExport: async () => exporter.cancel(),
    savePanelState: async (state) => {
      engine.savePanelState(state);
      saveState();
    },
    panelState: async () => engine.panelState(),
    rules: async () => engine.rules(),
    setRules: async (text) => {
      const isChanged = text !== engine.rules();
      const problems = rules.set(text);
      if (!isChanged) return problems;
      saveState();
      rules.reparse();
      return problems;
    },
    setChecksOff: async (off) => {
      checking.setOff(off);
      saveState();
    },
    ruleProblems: () => engine.setRules(engine.rules()),
    refuse: async (task) => rules.refuse(task),
    subscribe: (listener) => engine.subscribe((event) => listener(withFirstResponse(services, event))),
  };
}

/** Adds what a panel shows of a response, if it is the only one. An error is thrown later, by the requests of the panel. */
function withFirstResponse({ engine, taskReporter }: Services, event: EngineEvent): EngineEvent {
  if (!('added' in event) || event.added === null || engine.store.all().length > 1) return event;
  const id = event.added;
  try {
    const first = taskReporter.run({ kind: 'body', id }, () => firstResponse(engine, id));
    if (!first) return event;
    engine.store.current = id;
    return { added: id, first };
  } catch {
    return event;
  }
}

type Services = ReturnType<typeof createServices>;

function createServices({
  defer,
  afterPaint = defer,
  after,
  bodyVault,
  compression,
  limits = LIMITS,
  parser = PARSER,
  checksInBackground = true,
}: ResidentEngineOptions) {
  const refusedTasks = new RefusedTasks();
  const taskReporter = createTaskReporter((task) => void bodyVault.reportTask(task));
  const reportParsing = (id: ExchangeId | null): void => taskReporter.set(id === null ? null : { kind: 'body', id });
  const engine = createEngine({
    defer,
    limits,
    parser,
    listener: {
      failed: (id, error) => setAside(id, notProcessedMessage(error)),
      parsing: reportParsing,
      parsed: (id) => {
        const current = taskReporter.current();
        if (current?.kind === 'body' && current.id === id) reportParsing(null);
        eviction.add(id);
      },
      bodyDropped: (left) => void bodyVault.put(left.toEvicted(), null),
      dropped: (id, kind) => void bodyVault.reportDropped(id, kind),
    },
  });
  const { store } = engine;
  const setAside = (id: ExchangeId, reason: Message): void => {
    engine.setAside(id, reason);
    const stored = store.get(id);
    if (!stored) return;
    if (store.isCompressed(id)) void bodyVault.updateFacts(stored.toEvicted());
    else eviction.add(id);
  };
  const pause = (): Promise<void> => new Promise(defer);
  const tools = { engine, defer, afterPaint, after, taskReporter, refusedTasks };
  const searchIndexing = createSearchIndexing(tools);
  const checking = createChecking({ ...tools, loadChecker, checksInBackground });
  const shared = { ...tools, bodyVault, compression, pause, searchIndexing, checking, setAside };
  const eviction = createEviction({ ...shared, isImporting: () => importQueue.isRunning() });
  const importQueue = createImportQueue({ ...shared, maxSize: limits.bytes, ended: () => eviction.importEnded() });
  const reload = createReload(shared);
  const exchangeCalls = createExchangeCalls({ ...shared, reload, eviction });
  return {
    engine,
    taskReporter,
    refusedTasks,
    setAside,
    searchIndexing,
    checking,
    eviction,
    reload,
    exchangeCalls,
    filterCounts: createFilterCounts({ ...shared, reload, exchangeCalls }),
    completion: createCompletionCalls({ ...shared, reload }),
    rules: createRuleControl({ ...shared, reload }),
    transfer: createCaptureTransfer(engine),
    exporter: createExporter({ ...shared, loadChecks: checking.forExport }),
    importQueue,
  };
}

function start(
  { engine, importQueue, refusedTasks, rules, checking }: Services,
  { evicted, captured, savedState, lost, dropped, refused }: InitialState,
): ExchangeId[] {
  const { store } = engine;
  importQueue.reportLost(lost);
  store.dropped = dropped;
  // Set before anything is added, so that the current body is not dropped.
  store.current = savedState?.panelState?.exchange ?? null;
  for (const task of refused) refusedTasks.add(task);
  rules.set(savedState?.rules ?? '');
  checking.setOff(savedState?.checksOff ?? []);
  if (savedState?.panelState) engine.savePanelState(savedState.panelState);
  const listed: ExchangeId[] = [];
  const entries = [...evicted.map((entry) => ({ id: entry.exchange.id, ...entry })), ...captured];
  for (const entry of entries.toSorted((a, b) => a.id - b.id)) {
    if ('exchange' in entry) engine.restore(entry.exchange, entry.bytes);
    else if (engine.add(entry) !== null) listed.push(entry.id);
  }
  if (evicted.some(({ exchange }) => exchange.rulesHash !== '') || engine.rules() !== '') rules.reparse();
  return listed;
}
