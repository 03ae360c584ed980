import type { ExchangeId } from '../api/engineApi.ts';
import type { FailureApi } from '../api/failureApi.ts';
import type { Remote } from '../api/remote.ts';
import type { EngineTask, TaskReporter } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { Defer } from '../store/slices.ts';

export interface FailureCallsOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'failures' | 'failureInGroup'>;
  readonly defer: Defer;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  /** Makes an exchange the current one, loads its body, and runs work on it. */
  readonly runner: {
    readonly run: <Result>(id: ExchangeId, task: () => EngineTask, work: () => Result) => Promise<Result>;
  };
  /** The task to report. */
  readonly task: (id: ExchangeId) => EngineTask;
}

/** Milliseconds per slice: another call waits for at most one slice. */
const SLICE = 4;

/** Creates the methods for groups of failures. Failures are grouped in slices; other calls run in between. */
export function createFailureCalls(options: FailureCallsOptions): Remote<FailureApi> {
  const { engine, defer, taskReporter, runner, task } = options;
  const { store } = engine;
  const run = <Result>(id: ExchangeId, work: () => Result): Promise<Result> => runner.run(id, () => task(id), work);
  /** Returns false if another exchange is selected in the meantime. */
  const group = async (id: ExchangeId): Promise<boolean> => {
    for (let isDone = false; !isDone;) {
      await new Promise<void>(defer);
      const view = store.get(id)?.view;
      if (!view || store.current !== id) return false;
      const end = Date.now() + SLICE;
      isDone = taskReporter.run(task(id), () => view.failures.advance(() => Date.now() >= end));
    }
    return true;
  };
  return {
    failures: async (id, most) => {
      // Loads the body.
      await run(id, () => undefined);
      return (await group(id)) ? run(id, () => engine.failures(id, most)) : null;
    },
    failureInGroup: (id, index, after) => run(id, () => engine.failureInGroup(id, index, after)),
  };
}
