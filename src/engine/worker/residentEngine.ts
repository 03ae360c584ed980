import type { Message } from '../../core/model/message.ts';
import type { RuleProblem } from '../../core/read/json/rules/parseRules.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { createExchangeCalls } from './exchangeCalls.ts';
import type { Defer } from '../store/slices.ts';
import { createFilterCounts } from './filterCounts.ts';
import { createTaskReporter, type EngineTask, RefusedTasks } from '../api/engineTask.ts';
import type { Dropped } from '../api/dropped.ts';
import { createEngine } from '../engine.ts';
import { createExporter, isInScope } from '../store/export.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { createImportQueue } from '../import/importQueue.ts';
import type { ImportApi } from '../api/importApi.ts';
import { createEviction } from './eviction.ts';
import { type Parser, PARSER } from '../store/parser.ts';
import type {
  CapturedResponse,
  EngineEvent,
  ExchangeId,
  ExportRequest,
  CaptureApi,
  EngineApi,
} from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import { createReload } from './reload.ts';
import { createReparse } from './reparse.ts';
import type { EvictedExchange } from '../store/evictedExchange.ts';
import type { SavedState, BodyVault } from '../api/bodyVault.ts';
import { LIMITS, type Limits } from '../store/exchangeStore.ts';
import type { Compression } from './compression.ts';
import { ChunkAssembler, type ChunkReceiver } from '../api/chunkedTransfer.ts';

export interface ResidentEngineOptions {
  readonly later: Defer;
  /** Does something after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  readonly bodyVault: Remote<BodyVault>;
  readonly compression: Compression;
  readonly limits?: Limits;
  readonly parser?: Parser;
}

/** What an engine that is started anew is given to begin with. */
export interface InitialState {
  readonly evicted: readonly { readonly exchange: EvictedExchange; readonly bytes: number }[];
  /** What had not come to rest; all have numbers. */
  readonly captured: readonly (CapturedResponse & { readonly id: ExchangeId })[];
  readonly savedState: SavedState | null;
  readonly dropped: Dropped;
  /** Files of which something was lost. */
  readonly lost: readonly string[];
  /** What hung an engine before. */
  readonly refused: readonly EngineTask[];
}

export interface ResidentEngine extends Remote<EngineApi & CaptureApi & ImportApi & ChunkReceiver> {
  /** @returns the numbers of those captured that are listed */
  readonly start: (begin: InitialState) => ExchangeId[];
  /** Does not parse a body again, for the reason that is given; what is known about it stays. */
  readonly setAside: (id: ExchangeId, why: Message) => Promise<void>;
  /** Puts an exchange as it was stored in the place of what is listed for it. */
  readonly restore: (rested: EvictedExchange, bytes: number) => Promise<void>;
  /** Does not do again what is given. */
  readonly refuse: (culprit: EngineTask) => Promise<void>;
  readonly ruleProblems: () => readonly RuleProblem[];
  /** A sign of life. */
  readonly ping: () => true;
  readonly subscribe: (listener: (change: EngineEvent) => void) => () => void;
}

/**
 * An engine of which only the exchange that is looked at is there in full. A body is packed as soon as it is read and put into the bodyVault;
 * a while later only the facts about it are left here, and it is read again when somebody asks for more.
 */
export function createResidentEngine({
  later,
  after,
  bodyVault,
  compression,
  limits = LIMITS,
  parser = PARSER,
}: ResidentEngineOptions): ResidentEngine {
  const arriving = new ChunkAssembler();
  const refusals = new RefusedTasks();
  const attention = createTaskReporter((culprit) => void bodyVault.reportTask(culprit));
  const reading = (id: ExchangeId | null): void => attention.set(id === null ? null : { kind: 'body', id });
  const engine = createEngine({
    later,
    limits,
    parser,
    watch: {
      failed: (id, error) => setAside(id, notProcessedMessage(error)),
      parsing: reading,
      parsed: (id) => {
        const current = attention.current();
        if (current?.kind === 'body' && current.id === id) reading(null);
        packing.add(id);
      },
      bodyDropped: (left) => void bodyVault.put(left.rested(), null),
      dropped: (id, kind) => void bodyVault.reportDropped(id, kind),
    },
  });
  const { store } = engine;
  const files = createExporter({ pause: () => new Promise(later), attention, refusals });
  const opener = createImportQueue({
    engine,
    bodyVault,
    after,
    pause: () => new Promise(later),
    largest: limits.bytes,
  });

  const setAside = (id: ExchangeId, why: Message): void => {
    engine.setAside(id, why);
    const one = store.get(id);
    if (!one) return;
    if (store.isCompressed(id)) void bodyVault.updateFacts(one.rested());
    else packing.add(id);
  };

  const packing = createEviction({ engine, bodyVault, compression, later, after, setAside });
  const reload = createReload({ engine, bodyVault, compression, later, attention, setAside });
  const asking = createExchangeCalls({ engine, reload, packing, attention, refusals, setAside });
  const counting = createFilterCounts({ engine, reload, attention, asking, after, setAside });

  /** What an export is about, one after the other; those that rest are read again, and forgotten again. */
  async function* wholly(request: ExportRequest): AsyncIterable<StoredExchange> {
    for (const one of store.all()) {
      const rests = isInScope(one, request) && one.isEvicted && one.exchange.body.text !== null;
      yield (rests ? await reload.loadCopy(one) : null) ?? one;
    }
  }

  const note = (): void => void bodyVault.saveState({ rules: engine.rules(), panelState: engine.panelState() });
  /** Of rules that are off, nothing is to blame for anything. */
  const rulesCulprit = (text: string): EngineTask => {
    const culprit: EngineTask = { kind: 'rules', text };
    return refusals.has(culprit) ? { kind: 'rules', text: '' } : culprit;
  };
  const setRules = (text: string): readonly RuleProblem[] => {
    const culprit: EngineTask = { kind: 'rules', text };
    if (refusals.has(culprit)) engine.turnOffRules(text);
    // Those that are set cost nothing.
    if (text === engine.rules()) return engine.setRules(text);
    return attention.run(culprit, () => engine.setRules(text));
  };
  const rereading = createReparse({
    engine,
    reload,
    attention,
    culprit: () => rulesCulprit(engine.rules()),
    pause: () => new Promise(later),
  });

  return {
    ping: () => true,
    start: ({ evicted, captured, savedState, lost, dropped, refused }) => {
      opener.reportLost(lost);
      store.dropped = dropped;
      // Its body is not dropped.
      store.current = savedState?.panelState?.exchange ?? null;
      for (const culprit of refused) refusals.add(culprit);
      setRules(savedState?.rules ?? '');
      if (savedState?.panelState) engine.savePanelState(savedState.panelState);
      const listed: ExchangeId[] = [];
      const inOrder = [...evicted.map((one) => ({ id: one.exchange.id, ...one })), ...captured];
      for (const one of inOrder.toSorted((a, b) => a.id - b.id)) {
        if ('exchange' in one) engine.restore(one.exchange, one.bytes);
        else if (engine.add(one) !== null) listed.push(one.id);
      }
      if (evicted.some(({ exchange }) => exchange.rulesHash !== '') || engine.rules() !== '') rereading.start();
      return listed;
    },
    receiveChunk: async (id, at, text) => arriving.add(id, at, text),
    add: async (captured) => {
      const whole = arriving.complete(captured.id, captured);
      return whole && engine.add(whole);
    },
    update: async (id, captured) => {
      const whole = arriving.complete(id, captured);
      if (whole) engine.update(id, whole);
    },
    remove: async (id) => {
      arriving.delete(id);
      engine.remove(id);
    },
    setAside: async (id, why) => setAside(id, why),
    restore: async (rested, bytes) => {
      if (!store.has(rested.id)) return;
      engine.restore(rested, bytes);
      engine.notify({ added: null });
    },
    clear: async () => {
      packing.clear();
      arriving.clear();
      counting.stop();
      asking.clear();
      refusals.clear();
      opener.clear();
      engine.clear();
    },
    clearCaptured: async () => {
      arriving.clear();
      engine.clearCaptured();
    },
    ...opener.api,
    overview: counting.overview,
    ...asking.api,
    export: async (request) => files.exportFile(wholly(request), request),
    cancelExport: async () => files.cancel(),
    savePanelState: async (memory) => {
      engine.savePanelState(memory);
      note();
    },
    panelState: async () => engine.panelState(),
    rules: async () => engine.rules(),
    setRules: async (text) => {
      const before = engine.rules();
      const problems = setRules(text);
      if (text === before) return problems;
      note();
      rereading.start();
      return problems;
    },
    ruleProblems: () => engine.setRules(engine.rules()),
    refuse: async (culprit) => {
      refusals.add(culprit);
      if (culprit.kind !== 'rules' || culprit.text !== engine.rules()) return;
      engine.notify({ ruleProblems: setRules(culprit.text) });
      rereading.start();
    },
    subscribe: (listener) => engine.subscribe(listener),
  };
}
