import type { TaskReporter, EngineTask } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { Reload } from './reload.ts';

export interface ReparseOptions {
  readonly engine: Pick<LocalEngine, 'outdatedExchanges' | 'reparse' | 'store' | 'notify'>;
  readonly reload: Pick<Reload, 'reparse'>;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  /** The task to report: the current rules. */
  readonly task: () => EngineTask;
  /** Lets calls run that have arrived in the meantime. */
  readonly pause: () => Promise<void>;
}

/** Shortest time in ms between two events: the screen does not need more. */
const BETWEEN_TELLINGS = 250;

/**
 * Parses the exchanges again to which other rules apply: one by one, each evicted before the next, so that no body is dropped because of a
 * limit.
 * @returns `start`, to be called after each change of the rules
 */
export function createReparse({ engine, reload, taskReporter, task, pause }: ReparseOptions): {
  readonly start: () => void;
} {
  const { store } = engine;
  let running = false;
  let again = false;

  /** The outdated exchanges, the current one first. */
  const waiting = (): readonly StoredExchange[] => {
    const found = taskReporter.run(task(), engine.outdatedExchanges);
    const shown = found.filter(({ id }) => id === store.current);
    return [...shown, ...found.filter(({ id }) => id !== store.current)];
  };
  const rereadAll = async (): Promise<void> => {
    let told = Date.now();
    let changed = false;
    for (const one of waiting()) {
      // It was removed, evicted or reloaded meanwhile; the next round handles it if necessary.
      if (store.get(one.id) !== one) {
        again ||= store.has(one.id);
        continue;
      }
      if (one.isEvicted) {
        await reload.reparse(one, task());
      } else taskReporter.run(task(), () => engine.reparse(one));
      changed = true;
      if (Date.now() - told >= BETWEEN_TELLINGS) {
        told = Date.now();
        changed = false;
        engine.notify({ added: null });
      }
      await pause();
    }
    if (changed) engine.notify({ added: null });
  };
  const run = async (): Promise<void> => {
    running = true;
    try {
      do {
        again = false;
        await rereadAll();
      } while (again);
    } finally {
      running = false;
    }
  };
  return {
    start: () => {
      again = true;
      if (!running) void run();
    },
  };
}
