import type { TaskReporter, EngineTask } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { Reload } from './reload.ts';

export interface ReparseOptions {
  readonly engine: Pick<LocalEngine, 'outdatedExchanges' | 'reparse' | 'store' | 'notify'>;
  readonly reload: Pick<Reload, 'reparse'>;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  /** The rules that are in force now. */
  readonly task: () => EngineTask;
  /** Lets questions that have come in the meantime be answered. */
  readonly pause: () => Promise<void>;
}

/** Milliseconds between two changes that are told: a screen that changes more often shows nothing more. */
const BETWEEN_TELLINGS = 250;

/**
 * Parses again what new rules are in force for: one response after the other, each evicted before the next one, so that no body has to be
 * dropped for it.
 * @returns a function to be called after every change of the rules
 */
export function createReparse({ engine, reload, taskReporter, task, pause }: ReparseOptions): {
  readonly start: () => void;
} {
  const { store } = engine;
  let running = false;
  let again = false;

  /** The one on screen first. */
  const waiting = (): readonly StoredExchange[] => {
    const found = taskReporter.run(task(), engine.outdatedExchanges);
    const shown = found.filter(({ id }) => id === store.current);
    return [...shown, ...found.filter(({ id }) => id !== store.current)];
  };
  const rereadAll = async (): Promise<void> => {
    let told = Date.now();
    let changed = false;
    for (const one of waiting()) {
      // It was cleared, evicted or reloaded meanwhile; the next round finds it if it needs to.
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
