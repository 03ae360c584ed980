import type { ExchangeId, Query } from '../api/engineApi.ts';
import type { EngineTask, TaskReporter } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { Defer } from '../store/slices.ts';
import { columnOfOrder } from '../tree/order.ts';

export interface OrderBuildingOptions {
  readonly engine: { readonly store: Pick<LocalEngine['store'], 'get'> };
  readonly defer: Defer;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  /** Loads the body of an exchange, and runs work on it. */
  readonly runner: {
    readonly run: (id: ExchangeId, task: () => EngineTask, work: () => void) => Promise<void>;
  };
}

/** Milliseconds per slice: another call waits for at most one slice. */
const SLICE = 4;

/**
 * Returns a function that builds the indexes of the order and the view of a query in slices, before rows in them are requested. Other calls run
 * in between. It resolves at once if there is nothing to build.
 */
export function createOrderBuilding({
  engine: { store },
  defer,
  taskReporter,
  runner,
}: OrderBuildingOptions): (id: ExchangeId, query: Query) => Promise<void> {
  return async (id, query) => {
    if (columnOfOrder(query.order) === null && query.view === undefined) return;
    const task: EngineTask = { kind: 'body', id };
    await runner.run(
      id,
      () => task,
      () => undefined,
    );
    for (let view = store.get(id)?.view; view && !view.isReady(query); view = store.get(id)?.view) {
      await new Promise<void>(defer);
      if (store.get(id)?.view !== view) continue;
      const current = view;
      const end = Date.now() + SLICE;
      try {
        taskReporter.run(task, () => current.advance(query, () => Date.now() >= end));
      } catch {
        // The call that needs the order repeats and reports the error.
        return;
      }
    }
  };
}
