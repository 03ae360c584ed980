import { taskKey, type EngineTask } from '../../engine/api/engineTask.ts';
import type { ExchangeId } from '../../engine/api/engineApi.ts';

/** Remembers what has ended a worker, and how often. */
export interface CrashRecord {
  /** @returns how many workers it has ended, this one included */
  readonly add: (culprit: EngineTask, hung: boolean) => number;
  /** What the next engine must not do again. Bodies are not in it: each is set aside. */
  readonly refused: () => readonly EngineTask[];
  readonly refuse: (culprit: EngineTask) => void;
  /** The exchange has another body now, or none. */
  readonly forget: (id: ExchangeId) => void;
  /** Everything was cleared; rules stay as they are. */
  readonly clear: () => void;
}

// A hang of many seconds was no accident; an error may have had another cause.
const ERRORS = 2;

export function createCrashRecord(): CrashRecord {
  const deaths = new Map<string, number>();
  const refused = new Map<string, EngineTask>();
  return {
    add: (culprit, hung) => {
      const key = taskKey(culprit);
      const count = (deaths.get(key) ?? 0) + 1;
      deaths.set(key, count);
      if (culprit.kind !== 'body' && (hung || count >= ERRORS)) refused.set(key, culprit);
      return count;
    },
    refused: () => [...refused.values()],
    refuse: (culprit) => void refused.set(taskKey(culprit), culprit),
    forget: (id) => void deaths.delete(taskKey({ kind: 'body', id })),
    clear: () => {
      deaths.clear();
      for (const [key, { kind }] of refused) if (kind !== 'rules') refused.delete(key);
    },
  };
}
