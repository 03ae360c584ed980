import type { ExchangeId, Query } from '../api/engineApi.ts';
import type { EngineTask, TaskReporter } from '../api/engineTask.ts';
import type { MapApi } from '../api/mapApi.ts';
import type { Remote } from '../api/remote.ts';
import type { LocalEngine } from '../engine.ts';
import type { Defer } from '../store/slices.ts';
import { TreeMapping } from '../tree/treeMap.ts';

export interface MapCallsOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'markedRow'>;
  readonly defer: Defer;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  readonly queryTask: (id: ExchangeId, query: Query) => EngineTask;
  /** Makes an exchange the current one, loads its body, and runs work on it with a query that is not refused. */
  readonly callWithQuery: <Result>(id: ExchangeId, query: Query, method: (query: Query) => Result) => Promise<Result>;
}

/** Milliseconds per slice: another call waits for at most one slice. */
const SLICE = 4;

/** Creates the methods for the map of a tree. Its rows are counted in slices; other calls run in between. */
export function createMapCalls({ engine, defer, ...options }: MapCallsOptions): Remote<MapApi> {
  const { taskReporter, queryTask, callWithQuery } = options;
  const { store } = engine;
  return {
    treeMap: async (id, requested) => {
      const started = await callWithQuery(id, requested, (query) => {
        const tree = store.get(id)?.view.tree(query);
        return tree ? { query, mapping: new TreeMapping(tree) } : null;
      });
      if (!started) return null;
      const { query, mapping } = started;
      // While a body is parsed, the tree is replaced again and again: the map of an earlier one is complete in itself.
      for (let isDone = false; !isDone;) {
        await new Promise<void>(defer);
        if (store.current !== id) return null;
        const end = Date.now() + SLICE;
        isDone = taskReporter.run(queryTask(id, query), () => mapping.advance(() => Date.now() >= end));
      }
      return mapping.result();
    },
    markedRow: (id, requested, from, to, near) =>
      callWithQuery(id, requested, (query) => engine.markedRow(id, query, from, to, near)),
  };
}
