import type { Message } from '../../core/model/message.ts';
import { refusalMessages } from '../messages.ts';
import type { EngineApi, ExchangeId, Query } from '../api/engineApi.ts';
import {
  type EngineTask,
  type RefusedTasks,
  callTask,
  TaskRefusedError,
  type TaskReporter,
} from '../api/engineTask.ts';
import { CHECK_PAGE, type ChecksApi } from '../api/checks.ts';
import type { Remote } from '../api/remote.ts';
import { checkTask, type Checking, type Examined } from '../checks/checking.ts';
import { sourceLines } from '../detail/sourceLines.ts';
import type { LocalEngine } from '../engine.ts';
import type { ExchangeQueries } from '../store/exchangeQueries.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import type { Eviction } from './eviction.ts';
import type { Reload } from './reload.ts';
import { createFailureCalls } from './failureCalls.ts';
import { createMapCalls } from './mapCalls.ts';
import { createOrderBuilding } from './orderBuilding.ts';
import { createRowBuilding } from './rowBuilding.ts';
import { createSelectionCalls } from './selectionCalls.ts';
import { createWeightCounting } from './weightCounting.ts';
import type { Defer } from '../store/slices.ts';

export interface ExchangeCallsOptions {
  readonly engine: LocalEngine;
  readonly defer: Defer;
  readonly reload: Pick<Reload, 'load'>;
  readonly eviction: Pick<Eviction, 'touch' | 'schedule'>;
  readonly taskReporter: TaskReporter;
  readonly refusedTasks: RefusedTasks;
  readonly setAside: (id: ExchangeId, reason: Message) => void;
  readonly checking: Pick<Checking, 'examine'>;
}

export interface ExchangeCalls {
  /** The methods of the API that are about one exchange. */
  readonly api: Remote<ExchangeQueries & Omit<ChecksApi, 'setChecksOff'>>;
  /** The query, without its text if that is refused. */
  readonly allowedQuery: (query: Query) => Query;
  /** The task to report while a query is evaluated on an exchange. */
  readonly queryTask: (id: ExchangeId, query: Query) => EngineTask;
  readonly clear: () => void;
}

/** Internal errors in calls about one exchange before it is set aside. The first one is thrown, so that it can be reported. */
const MAX_ERRORS = 2;

/** Creates the methods that are about one exchange. They reload its body first if it was evicted. */
export function createExchangeCalls(options: ExchangeCallsOptions): ExchangeCalls {
  const { engine, refusedTasks, defer, taskReporter } = options;
  /** The last expansion of each exchange, until its rows are requested: it determines how long creating them takes. */
  const expanded = new Map<ExchangeId, EngineTask>();
  const runner = createCallRunner(options);

  const bodyTask = (id: ExchangeId): EngineTask => expanded.get(id) ?? { kind: 'body', id };
  const weightCounting = createWeightCounting({
    store: engine.store,
    defer,
    run: (id, work) => taskReporter.run(bodyTask(id), work),
  });
  const queryTask = (id: ExchangeId, { text, invert }: Query): EngineTask =>
    text.trim() === '' ? bodyTask(id) : { kind: 'filter', text, invert };
  const allowedQuery = (query: Query): Query => {
    const { text, invert } = query;
    return refusedTasks.has({ kind: 'filter', text, invert }) ? { ...query, text: '', invert: false } : query;
  };
  const call =
    <Args extends readonly [id: ExchangeId, ...unknown[]], Result>(method: (...args: Args) => Result) =>
    (...args: Args): Promise<Result> =>
      runner.run(
        args[0],
        () => bodyTask(args[0]),
        () => method(...args),
      );
  const callWithQuery = async <Result>(
    id: ExchangeId,
    requested: Query,
    method: (query: Query) => Result,
  ): Promise<Result> => {
    await runner.buildOrder(id, requested);
    const query = allowedQuery(requested);
    return runner.run(
      id,
      () => queryTask(id, query),
      () => method(query),
    );
  };
  const expand = async (id: ExchangeId, task: EngineTask, work: () => void): Promise<void> => {
    if (refusedTasks.has(task)) throw new TaskRefusedError(refusalMessages.expand);
    await runner.run(id, () => task, work);
    expanded.set(id, task);
  };

  return {
    api: {
      ...createBodyCalls(engine, call),
      rows: async (id, requested, from, to) => {
        const building = await runner.rowOfBuilding(id, requested);
        if (building) return building;
        const rows = await callWithQuery(id, requested, (query) => engine.rows(id, query, from, to));
        expanded.delete(id);
        weightCounting.start(id);
        return rows;
      },
      reveal: (id, query, row) => callWithQuery(id, query, (allowed) => engine.reveal(id, allowed, row)),
      nextFailure: (id, requested, from, direction) =>
        callWithQuery(id, requested, (query) => engine.nextFailure(id, query, from, direction)),
      showHidden: (id, requested, row) => callWithQuery(id, requested, (query) => engine.showHidden(id, query, row)),
      expand: (id, row, open, subtree) =>
        expand(id, callTask('expand', id, row, open, subtree), () => engine.expand(id, row, open, subtree)),
      expandAll: async (id, open) => {
        // In slices, so that other calls are answered in the meantime.
        if (open) await weightCounting.whenDone();
        await expand(id, callTask('expandAll', id, open), () => engine.expandAll(id, open));
      },
      ...createSelectionCalls({ engine, callWithQuery }),
      ...createMapCalls({ engine, defer, taskReporter, queryTask, callWithQuery }),
      ...createFailureCalls({ engine, defer, taskReporter, runner, task: bodyTask }),
      ...createRuleCalls(options, runner),
      ...createCheckCalls(options, runner),
    },
    allowedQuery,
    queryTask,
    clear: () => {
      expanded.clear();
      runner.clear();
    },
  };
}

type BodyCalls = Pick<
  ExchangeQueries,
  'exchange' | 'row' | 'rowDetailLines' | 'rowText' | 'requestItem' | 'requestSummary' | 'muteRuleOf' | 'body' | 'curl'
>;

/** Creates the methods that need neither a query nor another module. */
function createBodyCalls(
  engine: BodyCalls,
  call: <Args extends readonly [id: ExchangeId, ...unknown[]], Result>(
    method: (...args: Args) => Result,
  ) => (...args: Args) => Promise<Result>,
): Remote<BodyCalls> {
  return {
    exchange: call(engine.exchange),
    row: call(engine.row),
    rowDetailLines: call(engine.rowDetailLines),
    rowText: call(engine.rowText),
    requestItem: call(engine.requestItem),
    requestSummary: call(engine.requestSummary),
    muteRuleOf: call(engine.muteRuleOf),
    body: call(engine.body),
    curl: call(engine.curl),
  };
}

interface CallRunner {
  /** Loads the exchange and runs work on it, with a task to report. */
  readonly run: <Result>(id: ExchangeId, task: () => EngineTask, work: () => Result) => Promise<Result>;
  /** Builds the index of the order of a query (see createOrderBuilding). */
  readonly buildOrder: (id: ExchangeId, query: Query) => Promise<void>;
  /** Returns a row while the index of a view is built (see createRowBuilding). */
  readonly rowOfBuilding: ReturnType<typeof createRowBuilding>;
  readonly clear: () => void;
}

function createCallRunner(options: ExchangeCallsOptions): CallRunner {
  const { engine, defer, reload, eviction, taskReporter, setAside } = options;
  const { store } = engine;
  const errors = new Map<ExchangeId, number>();
  /** Makes an exchange the current one, whose body stays in memory. The previous one may be evicted. */
  const load = async (id: ExchangeId): Promise<void> => {
    const previous = store.current === null ? undefined : store.get(store.current);
    if (previous) eviction.touch(previous);
    if (store.has(id)) store.current = id;
    await reload.load(id);
    eviction.schedule();
  };
  const runner: Pick<CallRunner, 'run'> = {
    run: async (id, task, work) => {
      await load(id);
      // It is not parsed, so it cannot hang the engine.
      if (store.get(id)?.isSetAside === true) return work();
      try {
        return taskReporter.run(task(), work);
      } catch (error) {
        const count = (errors.get(id) ?? 0) + 1;
        errors.set(id, count);
        if (count < MAX_ERRORS || store.get(id)?.isSetAside !== false) throw error;
        setAside(id, notProcessedMessage(error));
        await reload.load(id);
        return work();
      }
    },
  };
  const buildOrder = createOrderBuilding({ engine, defer, taskReporter, runner });
  const rowOfBuilding = createRowBuilding({ engine, defer, buildOrder, now: Date.now });
  return { ...runner, buildOrder, rowOfBuilding, clear: () => errors.clear() };
}

function createRuleCalls(
  { engine, refusedTasks }: ExchangeCallsOptions,
  { run }: CallRunner,
): Remote<Pick<EngineApi, 'containers' | 'suggestRule' | 'tryRule'>> {
  const runRequest = async <Result>(id: ExchangeId, task: EngineTask, work: () => Result): Promise<Result> => {
    if (refusedTasks.has(task)) throw new TaskRefusedError(refusalMessages.createRule);
    return run(id, () => task, work);
  };
  return {
    containers: (id) => runRequest(id, callTask('containers', id), () => engine.containers(id)),
    suggestRule: (id, choice) =>
      runRequest(id, callTask('suggestRule', id, choice), () => engine.suggestRule(id, choice)),
    tryRule: (id, rule) => runRequest(id, callTask('tryRule', id, rule), () => engine.tryRule(id, rule)),
  };
}

function createCheckCalls(
  { engine, refusedTasks, checking }: ExchangeCallsOptions,
  { run }: CallRunner,
): Remote<Omit<ChecksApi, 'setChecksOff'>> {
  const examine = async (id: ExchangeId): Promise<Examined | null> => {
    const task = checkTask(id);
    if (refusedTasks.has(task)) throw new TaskRefusedError(refusalMessages.checks);
    // Loads the body. The checks report their own task.
    await run(
      id,
      () => ({ kind: 'body', id }),
      () => undefined,
    );
    const stored = engine.store.get(id);
    return stored ? checking.examine(stored) : null;
  };
  return {
    checks: async (id) => {
      const examined = await examine(id);
      return examined && { rules: examined.rules() };
    },
    checkPlaces: async (id, rule, from) => (await examine(id))?.places(rule, from, from + CHECK_PAGE) ?? [],
    checkSource: async (id, rule, place) => {
      const examined = await examine(id);
      const range = examined?.findings.of(rule)[place]?.range;
      return examined && range ? sourceLines(examined.stored.exchange.body.text ?? '', range) : null;
    },
  };
}
