import { type DisplayText, isMessage } from '../../core/model/message.ts';
import type { ExchangeId } from './engineApi.ts';

/** What the worker is working on. If it hangs or crashes, the task is the cause. */
export type EngineTask =
  /** Parsing a response, or a call about it that every panel makes. */
  | { readonly kind: 'body'; readonly id: ExchangeId }
  /** Evaluating the text of a filter. */
  | { readonly kind: 'filter'; readonly text: string; readonly invert: boolean }
  /** Parsing or applying the user's rules. */
  | { readonly kind: 'rules'; readonly text: string }
  /** A call about one response that a user action made, with its arguments. */
  | { readonly kind: 'call'; readonly name: string; readonly id: ExchangeId; readonly args: string };

export function taskKey(task: EngineTask): string {
  return JSON.stringify(task);
}

export function callTask(name: string, id: ExchangeId, ...args: readonly unknown[]): EngineTask {
  return { kind: 'call', name, id, args: JSON.stringify(args) };
}

/** Reports to the supervisor what the worker is working on. */
export interface TaskReporter {
  /** Runs synchronous work with a task to report. */
  readonly run: <Result>(task: EngineTask, work: () => Result) => Result;
  /** Sets the task for work in slices; null after the last slice. */
  readonly set: (task: EngineTask | null) => void;
  readonly current: () => EngineTask | null;
}

/** @param report called for each change, before the work starts */
export function createTaskReporter(report: (task: EngineTask | null) => void): TaskReporter {
  let current: EngineTask | null = null;
  let depth = 0;

  const change = (task: EngineTask | null): void => {
    if (current === task || (current && task && taskKey(current) === taskKey(task))) return;
    current = task;
    report(task);
  };
  return {
    run: (task, work) => {
      // Nested work belongs to the outer task.
      if (depth > 0) return work();
      const before = current;
      depth += 1;
      try {
        change(task);
        return work();
      } finally {
        depth -= 1;
        change(before);
      }
    },
    set: (task) => {
      if (depth === 0) change(task);
    },
    current: () => current,
  };
}

const REFUSED = 'Refused';

/** Thrown instead of running a refused task again. */
export class TaskRefusedError extends Error {
  override readonly name = REFUSED;

  /** @param text for the user */
  constructor(text: DisplayText) {
    super(isMessage(text) ? text.key : text, { cause: text });
  }
}

/** Checks the name, because an error that passes through a port loses its class. */
export function isTaskRefused(error: unknown): error is Error {
  return error instanceof Error && error.name === REFUSED;
}

/** The text of a refused task for the user. */
export function refusalText({ cause, message }: Error): DisplayText {
  return isMessage(cause) ? cause : message;
}

/** The tasks that made an engine hang or crash. They are not run again. */
export class RefusedTasks {
  readonly #keys = new Set<string>();

  add(task: EngineTask): void {
    this.#keys.add(taskKey(task));
  }

  has(task: EngineTask): boolean {
    return this.#keys.has(taskKey(task));
  }

  clear(): void {
    this.#keys.clear();
  }
}
