import type { Message } from '../../core/model/message.ts';
import { filterMessages } from '../../core/filter/messages.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import type { ExchangeCalls } from './exchangeCalls.ts';
import type { TaskReporter } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import { textKey } from '../store/reportView.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { ExchangeId, Overview, Query } from '../api/engineApi.ts';
import type { Reload } from './reload.ts';
import type { SearchIndexing } from './searchIndexing.ts';

export interface FilterCountsOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'overview' | 'notify'>;
  readonly reload: Pick<Reload, 'loadCopy'>;
  readonly searchIndexing: Pick<SearchIndexing, 'addEvicted'>;
  /** Lets other calls run. */
  readonly pause: () => Promise<void>;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  readonly exchangeCalls: Pick<ExchangeCalls, 'allowedQuery' | 'queryTask'>;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  readonly setAside: (id: ExchangeId, reason: Message) => void;
}

export interface FilterCounts {
  /** Resolves when everything is counted, or with partial counts after {@link MAX_WAIT}; then listeners are notified when counting ends. */
  readonly overview: (query: Query, caret?: number | null) => Promise<Overview>;
  /** Cancels counting. */
  readonly stop: () => void;
}

/** Longest wait in ms for evicted bodies before partial counts are sent. */
const MAX_WAIT = 300;

/** Milliseconds of counting between two pauses. */
const SLICE = 8;

/**
 * Counts what a query shows of each exchange. Evicted exchanges are counted with their search index; bodies without one are
 * reloaded, one at a time.
 */
export function createFilterCounts(options: FilterCountsOptions): FilterCounts {
  const { engine, reload, searchIndexing, taskReporter, exchangeCalls, after, pause, setAside } = options;
  const { store } = engine;
  let wantedKey = '';
  let counting: { readonly key: string; readonly done: Promise<void> } | null = null;

  /** @param stored an exchange with its body */
  const countOne = (stored: StoredExchange, query: Query): void => {
    try {
      const counts = taskReporter.run(
        exchangeCalls.queryTask(stored.id, query),
        () => stored.chipCounts(query) ?? stored.countWithIndex(query),
      );
      const listed = store.get(stored.id);
      if (counts) listed?.setChipCounts(query, counts);
    } catch (error) {
      setAside(stored.id, notProcessedMessage(error));
    }
  };
  const countAll = async (query: Query, evicted: readonly StoredExchange[], isWanted: () => boolean): Promise<void> => {
    let end = Date.now() + SLICE;
    for (const one of evicted.filter(({ searchIndex }) => searchIndex)) {
      if (!isWanted()) return;
      countOne(one, query);
      if (Date.now() < end) continue;
      await pause();
      end = Date.now() + SLICE;
    }
    for (const one of evicted.filter(({ searchIndex }) => !searchIndex)) {
      if (!isWanted()) return;
      const copy = await reload.loadCopy(one);
      if (!copy) continue;
      countOne(copy, query);
      await searchIndexing.addEvicted(one, copy);
    }
  };
  /** @returns null if everything is counted */
  const startCounting = (query: Query): Promise<void> | null => {
    const uncounted = store.all().filter((one) => !one.isSetAside && !one.isCounted(query));
    for (const one of uncounted) if (one.kind === 'parsing' || one.kind === 'parsed') countOne(one, query);
    const evicted = uncounted.filter(({ kind }) => kind === 'evicted');
    if (evicted.length === 0) return null;
    const key = textKey(query);
    if (counting?.key !== key) {
      wantedKey = key;
      const done = countAll(query, evicted, () => wantedKey === key).finally(() => {
        if (counting?.key === key) counting = null;
      });
      counting = { key, done };
    }
    return counting.done;
  };

  return {
    overview: async (query, caret) => {
      const allowed = exchangeCalls.allowedQuery(query);
      const done = startCounting(allowed);
      if (done) {
        let isLate = false;
        const timeout = new Promise<void>((resolve) =>
          after(MAX_WAIT, () => {
            isLate = true;
            resolve();
          }),
        );
        await Promise.race([done, timeout]);
        if (isLate) void done.then(() => engine.notify({ added: null }));
      }
      const overview = engine.overview(allowed, caret);
      return allowed === query ? overview : { ...overview, filterProblem: filterMessages.stopped };
    },
    stop: () => {
      wantedKey = '';
    },
  };
}
