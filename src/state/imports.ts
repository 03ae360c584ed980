import type { LocalFile, FileImport, ImportId } from '../engine/api/importApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import type { Exchanges } from './exchanges.ts';
import type { PanelContext } from './context.ts';

/** HAR files and saved bodies that the user imports. */
export interface Imports {
  /**
   * Imports files and shows the first exchange in them.
   *
   * @param batches also import batch bodies in responses other than 207
   */
  readonly importFiles: (files: readonly LocalFile[], batches: boolean) => void;
  /** Cancels a running import, or removes the result of a finished one. */
  readonly remove: (id: ImportId) => void;
  /** Imports the batches in other responses of all files that have some. */
  readonly importBatches: () => void;
  /** Hides the hint about these batches until DevTools is opened again. */
  readonly dismissBatchHint: () => void;
  /** Called with the imports of an engine event. */
  readonly set: (imports: readonly FileImport[]) => void;
  /** Requests the imports again. */
  readonly reload: () => void;
}

export function createImports({ engine, store, fail }: PanelContext, exchanges: Exchanges): Imports {
  /** The imports whose first exchange is to be shown. */
  let pendingIds: readonly ImportId[] = [];

  const showFirstExchange = (): void => {
    const found = store
      .getState()
      .imports.find(({ id, firstExchange }) => firstExchange !== null && pendingIds.includes(id));
    if (!found || found.firstExchange === null) return;
    pendingIds = [];
    exchanges.select(found.firstExchange);
  };
  const set = (imports: readonly FileImport[]): void => {
    store.setState({ imports });
    showFirstExchange();
    exchanges.refresh();
  };
  const start = async (files: readonly LocalFile[], batches: boolean): Promise<void> => {
    pendingIds = await engine.importFiles(files, batches);
    showFirstExchange();
  };
  const requestImports = createLatestRequest<null, readonly FileImport[]>(
    () => engine.imports(),
    (imports) => store.setState({ imports }),
    fail,
  );
  return {
    importFiles: (files, batches) => {
      if (files.length > 0) void start(files, batches).catch(fail);
    },
    remove: (id) => void engine.closeImport(id).catch(fail),
    importBatches: () => void engine.importBatches().catch(fail),
    dismissBatchHint: () => void engine.dismissBatchHint().catch(fail),
    set,
    reload: () => requestImports(null),
  };
}
