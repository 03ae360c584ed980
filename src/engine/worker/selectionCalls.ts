import type { ExchangeId, Query } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { SelectionApi } from '../api/selectionApi.ts';

export interface SelectionCallsOptions {
  readonly engine: SelectionApi;
  /** Loads the exchange and runs work on it, with the query as far as it is not refused. */
  readonly callWithQuery: <Result>(id: ExchangeId, query: Query, work: (query: Query) => Result) => Promise<Result>;
}

/** Creates the methods for several selected rows. */
export function createSelectionCalls({ engine, callWithQuery }: SelectionCallsOptions): Remote<SelectionApi> {
  return {
    selectRows: (id, requested, base, change) =>
      callWithQuery(id, requested, (query) => engine.selectRows(id, query, base, change)),
    selectedRows: (id, requested) => callWithQuery(id, requested, (query) => engine.selectedRows(id, query)),
    copiedRows: (id, requested, from) => callWithQuery(id, requested, (query) => engine.copiedRows(id, query, from)),
  };
}
