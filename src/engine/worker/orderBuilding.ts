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
 * Returns a function that builds the index of the order of a query in slices, before rows in this order are requested. Other calls run
 * in between. It resolves at once if there is nothing to build.
 */
export function createOrderBuilding({
  engine: { store },
  defer,
  taskReporter,
  runner,
}: OrderBuildingOptions): (id: ExchangeId, query: Query) => Promise<void> {
  return async (id, { order }) => {
    if (columnOfOrder(order) === null) return;
    const task: EngineTask = { kind: 'body', id };
    await runner.run(
      id,
      () => task,
      () => undefined,
    );
    for (let view = store.get(id)?.view; view && !view.orders.isReady(order); view = store.get(id)?.view) {
      await new Promise<void>(defer);
      if (store.get(id)?.view !== view) continue;
      const { orders } = view;
      const end = Date.now() + SLICE;
      try {
        taskReporter.run(task, () => orders.advance(order, () => Date.now() >= end));
      } catch {
        // The call that needs the order repeats and reports the error.
        return;
      }
    }
  };
}
