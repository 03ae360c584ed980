import type { LocalFile, FileImport, ImportId } from '../engine/api/importApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import type { Exchanges } from './exchanges.ts';
import type { PanelContext } from './context.ts';

/** HAR files and saved bodies that the user opens. */
export interface Imports {
  /**
   * The first exchange that they bring is shown.
   *
   * @param batches also take batch bodies in answers other than 207
   */
  readonly importFiles: (files: readonly LocalFile[], batches: boolean) => void;
  /** Cancels one that is under way, or takes away what one told. */
  readonly remove: (id: ImportId) => void;
  /** As the engine tells them. */
  readonly set: (openings: readonly FileImport[]) => void;
  /** They are asked for again. */
  readonly reload: () => void;
}

export function createImports({ engine, store, fail }: PanelContext, exchanges: Exchanges): Imports {
  /** The user wants to see what one of these brings. */
  let followed: readonly ImportId[] = [];

  const follow = (): void => {
    const found = store
      .getState()
      .imports.find(({ id, firstExchange }) => firstExchange !== null && followed.includes(id));
    if (!found || found.firstExchange === null) return;
    followed = [];
    exchanges.select(found.firstExchange);
  };
  const set = (imports: readonly FileImport[]): void => {
    store.setState({ imports });
    follow();
    exchanges.refresh();
  };
  const begin = async (files: readonly LocalFile[], batches: boolean): Promise<void> => {
    followed = await engine.importFiles(files, batches);
    follow();
  };
  const reread = createLatestRequest<null, readonly FileImport[]>(
    () => engine.imports(),
    (imports) => store.setState({ imports }),
    fail,
  );
  return {
    importFiles: (files, batches) => {
      if (files.length > 0) void begin(files, batches).catch(fail);
    },
    remove: (id) => void engine.closeImport(id).catch(fail),
    set,
    reload: () => reread(null),
  };
}
