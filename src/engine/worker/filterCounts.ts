import type { Message } from '../../core/model/message.ts';
import { filterMessages } from '../../core/filter/messages.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import type { ExchangeCalls } from './exchangeCalls.ts';
import type { TaskReporter } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { ExchangeId, Overview, Query } from '../api/engineApi.ts';
import type { Reload } from './reload.ts';

export interface FilterCountsOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'overview' | 'notify'>;
  readonly reload: Pick<Reload, 'loadCopy'>;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  readonly exchangeCalls: Pick<ExchangeCalls, 'allowedQuery' | 'queryTask'>;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  readonly setAside: (id: ExchangeId, why: Message) => void;
}

export interface FilterCounts {
  /** Resolves when everything is counted, or with partial counts after {@link PATIENCE}; listeners are then notified of the rest. */
  readonly overview: (query: Query) => Promise<Overview>;
  /** Cancels counting. */
  readonly stop: () => void;
}

/** Longest wait in ms for evicted bodies before partial counts are sent. */
const PATIENCE = 300;

/** Counts what a query shows of each exchange. Evicted bodies are parsed one by one for that. */
export function createFilterCounts(options: FilterCountsOptions): FilterCounts {
  const { engine, reload, taskReporter, exchangeCalls, after, setAside } = options;
  const { store } = engine;
  let wanted = '';
  let counting: { readonly key: string; readonly done: Promise<void> } | null = null;

  /** @param kept an exchange with its body */
  const countOne = (kept: StoredExchange, query: Query): void => {
    try {
      const counts = taskReporter.run(exchangeCalls.queryTask(kept.id, query), () => kept.chipCounts(query));
      const listed = store.get(kept.id);
      if (counts && listed !== kept) listed?.setChipCounts(query, counts);
    } catch (error) {
      setAside(kept.id, notProcessedMessage(error));
    }
  };
  const countAll = async (query: Query, evicted: readonly StoredExchange[], isWanted: () => boolean): Promise<void> => {
    for (const one of evicted) {
      if (!isWanted()) return;
      const fresh = await reload.loadCopy(one);
      if (fresh) countOne(fresh, query);
    }
  };
  /** @returns null if everything is counted */
  const begin = (query: Query): Promise<void> | null => {
    const uncounted = store.all().filter((one) => !one.isSetAside && !one.isCounted(query));
    for (const one of uncounted) if (!one.isEvicted) countOne(one, query);
    const evicted = uncounted.filter((one) => one.isEvicted && one.exchange.body.text !== null);
    if (evicted.length === 0) return null;
    const key = JSON.stringify([query.text, query.invert]);
    if (counting?.key !== key) {
      wanted = key;
      const done = countAll(query, evicted, () => wanted === key).finally(() => {
        if (counting?.key === key) counting = null;
      });
      counting = { key, done };
    }
    return counting.done;
  };

  return {
    overview: async (query) => {
      const asked = exchangeCalls.allowedQuery(query);
      const done = begin(asked);
      if (done) {
        let late = false;
        const patience = new Promise<void>((resolve) =>
          after(PATIENCE, () => {
            late = true;
            resolve();
          }),
        );
        await Promise.race([done, patience]);
        if (late) void done.then(() => engine.notify({ added: null }));
      }
      const overview = engine.overview(asked);
      return asked === query ? overview : { ...overview, filterProblem: filterMessages.stopped };
    },
    stop: () => {
      wanted = '';
    },
  };
}
