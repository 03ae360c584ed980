import { taskKey, type EngineTask } from '../../engine/api/engineTask.ts';
import type { ExchangeId } from '../../engine/api/engineApi.ts';

/** Counts the crashes of workers by the task that caused them. */
export interface CrashRecord {
  /**
   * @param isHang the worker did not respond; otherwise it failed with an error
   * @returns number of crashes by this task, including this one
   */
  readonly add: (task: EngineTask, isHang: boolean) => number;
  /** Tasks that the next engine refuses. Bodies are not included: each is set aside. */
  readonly refused: () => readonly EngineTask[];
  readonly refuse: (task: EngineTask) => void;
  /** The body of the exchange was replaced or removed. */
  readonly forget: (id: ExchangeId) => void;
  /** Forgets everything except refused rules. */
  readonly clear: () => void;
}

// One hang is enough, because it lasted many seconds. A single error may have another cause.
const MAX_ERRORS = 2;

export function createCrashRecord(): CrashRecord {
  const crashes = new Map<string, number>();
  const refused = new Map<string, EngineTask>();
  return {
    add: (task, isHang) => {
      const key = taskKey(task);
      const count = (crashes.get(key) ?? 0) + 1;
      crashes.set(key, count);
      if (task.kind !== 'body' && (isHang || count >= MAX_ERRORS)) refused.set(key, task);
      return count;
    },
    refused: () => [...refused.values()],
    refuse: (task) => void refused.set(taskKey(task), task),
    forget: (id) => void crashes.delete(taskKey({ kind: 'body', id })),
    clear: () => {
      crashes.clear();
      for (const [key, { kind }] of refused) if (kind !== 'rules') refused.delete(key);
    },
  };
}
