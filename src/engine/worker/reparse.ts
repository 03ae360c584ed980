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

/** Shortest time in ms between two events. */
const MIN_EVENT_INTERVAL = 250;

/**
 * Reparses the exchanges whose rules changed. Each is evicted before the next one is parsed, so that no body is dropped because of a limit.
 * @returns `start`, to be called after each change of the rules
 */
export function createReparse({ engine, reload, taskReporter, task, pause }: ReparseOptions): {
  readonly start: () => void;
} {
  const { store } = engine;
  let isRunning = false;
  let isRequested = false;

  /** The outdated exchanges, the current one first. */
  const outdatedInOrder = (): readonly StoredExchange[] => {
    const outdated = taskReporter.run(task(), engine.outdatedExchanges);
    const current = outdated.filter(({ id }) => id === store.current);
    return [...current, ...outdated.filter(({ id }) => id !== store.current)];
  };
  const reparseAll = async (): Promise<void> => {
    let lastEvent = Date.now();
    let hasChanged = false;
    for (const stored of outdatedInOrder()) {
      // It was removed, evicted or reloaded in the meantime. If necessary, the next round parses it.
      if (store.get(stored.id) !== stored) {
        isRequested ||= store.has(stored.id);
        continue;
      }
      if (stored.kind === 'evicted') {
        await reload.reparse(stored, task());
      } else taskReporter.run(task(), () => engine.reparse(stored));
      hasChanged = true;
      if (Date.now() - lastEvent >= MIN_EVENT_INTERVAL) {
        lastEvent = Date.now();
        hasChanged = false;
        engine.notify({ added: null });
      }
      await pause();
    }
    if (hasChanged) engine.notify({ added: null });
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      do {
        isRequested = false;
        await reparseAll();
      } while (isRequested);
    } finally {
      isRunning = false;
    }
  };
  return {
    start: () => {
      isRequested = true;
      if (!isRunning) void run();
    },
  };
}
