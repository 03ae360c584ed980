import { makeFilter } from '../../core/filter/filter.ts';
import type { Message } from '../../core/model/message.ts';
import type { CompletionApi } from '../api/completionApi.ts';
import type { ExchangeId } from '../api/exchangeId.ts';
import type { Remote } from '../api/remote.ts';
import type { TaskReporter } from '../api/engineTask.ts';
import { filterKeys, filterValues } from '../completion/filterValues.ts';
import { createTables, type OperationTables, ValueCollector } from '../completion/operationValues.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import type { Reload } from './reload.ts';
import type { SearchIndexing } from './searchIndexing.ts';

export interface CompletionCallsOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'subscribe'>;
  readonly reload: Pick<Reload, 'loadCopy'>;
  readonly searchIndexing: Pick<SearchIndexing, 'addEvicted'>;
  /** Lets other calls run. */
  readonly pause: () => Promise<void>;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  readonly setAside: (id: ExchangeId, reason: Message) => void;
}

export interface CompletionCalls {
  readonly api: Remote<CompletionApi>;
  /** Forgets all values. */
  readonly clear: () => void;
}

/** Milliseconds of collecting between two pauses: a call waits for at most one slice. */
const SLICE = 4;

/** The values of the operations of some responses. */
interface Collected {
  readonly tables: OperationTables;
  /** The rules that each response was parsed with. */
  readonly included: Map<ExchangeId, string>;
  /** Number of operations and unanswered request items. */
  size: number;
}

function nothing(): Collected {
  return { tables: createTables(), included: new Map(), size: 0 };
}

/** A run of the collection, which stops when it is not wanted any more. */
interface Run {
  isWanted: boolean;
  done: Promise<void>;
}

/**
 * Creates the methods for the completion of filters. The values of operations are collected in slices, from parsed bodies or search
 * indexes; bodies without an index are reloaded, one at a time. New responses are added. If a response was removed or parsed again,
 * all are collected again, and calls are answered with the previous values until then.
 */
export function createCompletionCalls(options: CompletionCallsOptions): CompletionCalls {
  const { store } = options.engine;
  /** Answers calls. */
  let shown = nothing();
  let running: Run | null = null;
  const changed = new Set<ExchangeId>();
  options.engine.subscribe((event) => {
    if ('changed' in event) changed.add(event.changed);
  });

  const isOutdated = ({ included }: Collected): boolean =>
    [...included].some(([id, rulesHash]) => changed.has(id) || store.get(id)?.rulesHash !== rulesHash);
  const missingIn = ({ included }: Collected): readonly StoredExchange[] =>
    store.all().filter((one) => hasOperations(one) && !included.has(one.id));
  /** Collects until the values of all responses are included. */
  const collectAll = async (run: Run): Promise<void> => {
    let next = shown;
    for (;;) {
      if (isOutdated(next)) next = nothing();
      const missing = missingIn(next);
      if (missing.length === 0) break;
      // Last those without an index: reloading a body takes longer.
      const last = missing.filter(needsReload);
      for (const { id } of [...missing.filter((one) => !needsReload(one)), ...last]) {
        const one = store.get(id);
        if (!one || !hasOperations(one)) continue;
        next.included.set(id, one.rulesHash);
        changed.delete(id);
        await collectOne(options, one, next, run);
        if (!run.isWanted) return;
      }
    }
    shown = next;
  };
  const collect = (): Promise<void> => {
    if (running) return running.done;
    if (!isOutdated(shown) && missingIn(shown).length === 0) return Promise.resolve();
    const run: Run = { isWanted: true, done: Promise.resolve() };
    running = run;
    run.done = collectAll(run).finally(() => {
      if (running === run) running = null;
    });
    return run.done;
  };
  const responses = (): readonly StoredExchange['view'][] => store.all().map(({ view }) => view);
  return {
    api: {
      filterValues: async (key, typed, listed, most) => {
        void collect();
        const isComplete = running === null && store.all().every(({ parsedShare }) => parsedShare === null);
        return { ...filterValues({ key, typed, listed, most }, shown.tables, responses()), isComplete };
      },
      filterKeys: async () => {
        void collect();
        return filterKeys(shown.tables, responses());
      },
      isFilterValid: async (text) => isFilterValid(text),
      collectFilterValues: collect,
    },
    clear: () => {
      if (running) running.isWanted = false;
      running = null;
      shown = nothing();
      changed.clear();
    },
  };
}

function isFilterValid(text: string): boolean {
  const { problems, unclosed } = makeFilter(text);
  return problems.length === 0 && unclosed === null;
}

/** Whether operations can be read, now or after a reload. */
function hasOperations(stored: StoredExchange): boolean {
  return (stored.kind === 'parsed' && !stored.isPreview) || (stored.kind === 'evicted' && !stored.isSetAside);
}

function needsReload(stored: StoredExchange): boolean {
  return stored.kind === 'evicted' && stored.searchIndex === null;
}

async function collectOne(
  { pause, taskReporter, setAside, reload, searchIndexing }: CompletionCallsOptions,
  stored: StoredExchange,
  into: Collected,
  run: Run,
): Promise<void> {
  const copy = needsReload(stored) ? await reload.loadCopy(stored) : null;
  if (copy?.isSetAside === true) return;
  const report = copy?.report ?? stored.searchIndex?.report(stored.report) ?? stored.report;
  const collector = new ValueCollector(report, into.tables, into.size);
  into.size += collector.size;
  try {
    for (let isDone = false; !isDone;) {
      if (!run.isWanted) return;
      const end = Date.now() + SLICE;
      isDone = taskReporter.run({ kind: 'body', id: stored.id }, () => collector.advance(() => Date.now() >= end));
      await pause();
    }
  } catch (error) {
    setAside(stored.id, notProcessedMessage(error));
  }
  if (copy) await searchIndexing.addEvicted(stored, copy);
}
