import type { ExchangeId } from './engineApi.ts';

/** What is to blame if the worker hangs or dies on a piece of work. */
export type EngineTask =
  /** A response: its parsing, or a question that every panel asks about it. */
  | { readonly kind: 'body'; readonly id: ExchangeId }
  /** A filter's text, whatever is searched. */
  | { readonly kind: 'filter'; readonly text: string; readonly invert: boolean }
  /** The user's rules: their text, or what they make of a response that was parsed before. */
  | { readonly kind: 'rules'; readonly text: string }
  /** A request of the user's about one response, with all that was given. */
  | { readonly kind: 'question'; readonly name: string; readonly id: ExchangeId; readonly given: string };

export function taskKey(culprit: EngineTask): string {
  return JSON.stringify(culprit);
}

export function requestTask(name: string, id: ExchangeId, ...given: readonly unknown[]): EngineTask {
  return { kind: 'question', name, id, given: JSON.stringify(given) };
}

/** Keeps the side that watches the worker informed about what to blame. */
export interface TaskReporter {
  /** Does work in one go: from its beginning to its end, the culprit is to blame. */
  readonly run: <Result>(culprit: EngineTask, work: () => Result) => Result;
  /** For work in slices: from now on the culprit is to blame, or (null) nothing is. */
  readonly set: (culprit: EngineTask | null) => void;
  readonly current: () => EngineTask | null;
}

/** @param tell is called for each change, before the work begins */
export function createTaskReporter(tell: (culprit: EngineTask | null) => void): TaskReporter {
  let current: EngineTask | null = null;
  let depth = 0;

  const change = (culprit: EngineTask | null): void => {
    if (current === culprit || (current && culprit && taskKey(current) === taskKey(culprit))) return;
    current = culprit;
    tell(culprit);
  };
  return {
    run: (culprit, work) => {
      // What is done on the way is done because of it.
      if (depth > 0) return work();
      const before = current;
      depth += 1;
      try {
        change(culprit);
        return work();
      } finally {
        depth -= 1;
        change(before);
      }
    },
    set: (culprit) => {
      if (depth === 0) change(culprit);
    },
    current: () => current,
  };
}

const REFUSED = 'Refused';

/** The answer to what the engine does not do again. Its message is for the user. */
export class TaskRefusedError extends Error {
  override readonly name = REFUSED;
}

/** Also of one that came through a port, which drops its class. */
export function isTaskRefused(error: unknown): error is Error {
  return error instanceof Error && error.name === REFUSED;
}

/** What hung an engine before and is not done again. */
export class RefusedTasks {
  readonly #keys = new Set<string>();

  add(culprit: EngineTask): void {
    this.#keys.add(taskKey(culprit));
  }

  has(culprit: EngineTask): boolean {
    return this.#keys.has(taskKey(culprit));
  }

  clear(): void {
    this.#keys.clear();
  }
}
