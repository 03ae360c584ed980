import { escapeInvisible } from '../../core/text/readableHref.ts';
import { interrupted, sentences } from '../../core/har/messages.ts';
import type { LocalEngine } from '../engine.ts';
import { importFile, type ImportTarget } from './importFile.ts';
import type { LocalFile, FileImport, ImportId, ImportApi } from '../api/importApi.ts';
import type { Remote } from '../api/remote.ts';

// A screen that changes more often than this shows nothing more.
const BETWEEN_TELLINGS = 120;

export interface ImportQueue {
  readonly api: Remote<ImportApi>;
  /** Cancels what is under way, and forgets what was told. */
  clear(): void;
  /** Told of files of which something was lost together with the engine before. */
  reportLost(files: readonly string[]): void;
}

export interface ImportQueueOptions extends ImportTarget {
  readonly engine: ImportTarget['engine'] & Pick<LocalEngine, 'notify'>;
  /** Does something after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Opens files one after the other, so that their exchanges are listed in their order, and memory is needed for one of them. */
export function createImportQueue({ after, ...place }: ImportQueueOptions): ImportQueue {
  const openings = new Map<ImportId, FileImport>();
  let last: ImportId = 0;
  let queue: Promise<void> = Promise.resolve();
  let scheduled = false;

  const tell = (): void => {
    place.engine.notify({ imports: [...openings.values()] });
  };
  const add = (name: string, fields: Partial<FileImport> = {}): ImportId => {
    last += 1;
    openings.set(last, {
      id: last,
      name: escapeInvisible(name),
      progress: 0,
      listed: 0,
      firstExchange: null,
      message: null,
      failed: false,
      ...fields,
    });
    return last;
  };
  const set = (id: ImportId, changed: Partial<FileImport>): void => {
    const opening = openings.get(id);
    if (opening) openings.set(id, { ...opening, ...changed });
  };

  const tellSoon = (): void => {
    if (scheduled) return;
    scheduled = true;
    after(BETWEEN_TELLINGS, () => {
      scheduled = false;
      tell();
    });
  };

  const work = async (id: ImportId, file: LocalFile, batches: boolean): Promise<void> => {
    if (!openings.has(id)) return;
    const end = await importFile(place, file, batches, {
      isWanted: () => openings.has(id),
      tell: (changed) => {
        // Somebody wants to see it.
        const isFirst = changed.firstExchange !== undefined && openings.get(id)?.firstExchange === null;
        set(id, changed);
        if (isFirst) tell();
        else tellSoon();
      },
    });
    // Told once more as finished, since somebody may wait for its first exchange.
    set(id, { ...end, progress: null });
    tell();
    if (end.message === null) openings.delete(id);
  };

  return {
    api: {
      importFiles: async (files, batches) =>
        files.map((file) => {
          const id = add(file.name);
          queue = queue.then(() => work(id, file, batches));
          tell();
          return id;
        }),
      imports: async () => [...openings.values()],
      closeImport: async (id) => {
        if (openings.delete(id)) tell();
      },
    },
    clear: () => {
      openings.clear();
      tell();
    },
    reportLost: (files) => {
      for (const name of files) add(name, { progress: null, message: sentences(interrupted()), failed: true });
    },
  };
}
