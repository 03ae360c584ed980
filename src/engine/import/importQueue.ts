import { safeLine } from '../../core/text/safeText.ts';
import { fileMessages, sentences } from '../../core/har/messages.ts';
import type { LocalEngine } from '../engine.ts';
import type { FileImport, ImportApi, ImportId, LocalFile } from '../api/importApi.ts';
import type { Remote } from '../api/remote.ts';
import { type BatchImport, importFile, type ImportProgress, type ImportTarget } from './importFile.ts';

/** Shortest time in ms between two progress events. */
const PROGRESS_INTERVAL = 120;

export interface ImportQueue {
  readonly api: Remote<ImportApi>;
  /** Whether an import is running or waiting. */
  isRunning(): boolean;
  /** The running imports, and finished ones that have a message. */
  all(): readonly FileImport[];
  /** Cancels the running imports and discards the messages of finished ones. */
  clear(): void;
  /** Reports files whose import is incomplete because the previous engine ended. */
  reportLost(files: readonly string[]): void;
}

export interface ImportQueueOptions extends ImportTarget {
  readonly engine: ImportTarget['engine'] & Pick<LocalEngine, 'notify'>;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
  /** Called when no import is running or waiting any more. */
  readonly ended: () => void;
}

/** Imports files one at a time, so that their exchanges are listed in order and only one file is in memory. */
export function createImportQueue(options: ImportQueueOptions): ImportQueue {
  const imports = new ImportList(options);
  let queue: Promise<void> = Promise.resolve();
  /** Number of files that are being imported or waiting, also canceled ones. */
  let files = 0;

  /** The files with batches that were not imported. */
  const filesWithBatches = new Map<ImportId, LocalFile>();
  let isHintDismissed = false;

  const run = async (id: ImportId, file: LocalFile, batches: BatchImport): Promise<void> => {
    if (imports.has(id)) {
      const progress: ImportProgress = {
        isWanted: () => imports.has(id),
        report: ({ otherBatches, ...changed }) => {
          if (otherBatches === undefined) return imports.updateProgress(id, changed);
          if (isHintDismissed) return;
          filesWithBatches.set(id, file);
          imports.updateProgress(id, { otherBatches });
        },
      };
      imports.finish(id, await importFile(options, file, batches, progress, imports.listed(id)));
    }
    files -= 1;
    if (files === 0) options.ended();
  };
  const start = (id: ImportId, file: LocalFile, batches: BatchImport): void => {
    files += 1;
    queue = queue.then(() => run(id, file, batches));
  };
  const forgetBatches = (): void => {
    filesWithBatches.clear();
    imports.forgetBatches();
  };

  return {
    api: {
      importFiles: async (chosen, batches) =>
        chosen.map((file) => {
          const id = imports.add(file.name);
          start(id, file, batches ? 'all' : 'none');
          imports.notify();
          return id;
        }),
      importBatches: async () => {
        const known = [...filesWithBatches];
        forgetBatches();
        for (const [id, file] of known) start(imports.reopen(id, file.name), file, 'only');
        imports.notify();
      },
      dismissBatchHint: async () => {
        isHintDismissed = true;
        forgetBatches();
        imports.notify();
      },
      imports: async () => imports.all(),
      closeImport: async (id) => imports.close(id),
    },
    isRunning: () => files > 0,
    all: () => imports.all(),
    clear: () => {
      filesWithBatches.clear();
      imports.clear();
    },
    reportLost: (names) => {
      for (const name of names)
        imports.add(name, { progress: null, message: sentences(fileMessages.interrupted), failed: true });
    },
  };
}

/** The running imports, and finished ones with a message. Notifies the engine's listeners of changes. */
class ImportList {
  readonly #imports = new Map<ImportId, FileImport>();
  readonly #engine: ImportQueueOptions['engine'];
  readonly #after: ImportQueueOptions['after'];
  #lastId: ImportId = 0;
  #isScheduled = false;

  constructor({ engine, after }: ImportQueueOptions) {
    this.#engine = engine;
    this.#after = after;
  }

  has(id: ImportId): boolean {
    return this.#imports.has(id);
  }

  all(): FileImport[] {
    return [...this.#imports.values()];
  }

  add(name: string, fields: Partial<FileImport> = {}): ImportId {
    const id = (this.#lastId += 1);
    this.#imports.set(id, {
      id,
      name: safeLine(name),
      progress: 0,
      listed: 0,
      firstExchange: null,
      message: null,
      failed: false,
      otherBatches: 0,
      ...fields,
    });
    return id;
  }

  /** Number of exchanges that an import has listed. */
  listed(id: ImportId): number {
    return this.#imports.get(id)?.listed ?? 0;
  }

  /** Continues an import that has ended. @returns its id, or that of a new one if it was dismissed */
  reopen(id: ImportId, name: string): ImportId {
    if (!this.#imports.has(id)) return this.add(name);
    this.#update(id, { progress: 0, message: null, firstExchange: null });
    return id;
  }

  forgetBatches(): void {
    for (const id of this.#imports.keys()) this.#update(id, { otherBatches: 0 });
  }

  updateProgress(id: ImportId, changed: Partial<FileImport>): void {
    // The panel selects the first exchange, so that one is not delayed.
    const isFirst = changed.firstExchange !== undefined && this.#imports.get(id)?.firstExchange === null;
    this.#update(id, changed);
    if (isFirst) this.notify();
    else this.#notifySoon();
  }

  /** Reports an import as finished, and removes it if it has no message. */
  finish(id: ImportId, end: Pick<FileImport, 'message' | 'failed'>): void {
    this.#update(id, { ...end, progress: null });
    this.notify();
    if (end.message === null) this.#imports.delete(id);
  }

  close(id: ImportId): void {
    if (this.#imports.delete(id)) this.notify();
  }

  clear(): void {
    this.#imports.clear();
    this.notify();
  }

  notify(): void {
    this.#engine.notify({ imports: this.all() });
  }

  #notifySoon(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#after(PROGRESS_INTERVAL, () => {
      this.#isScheduled = false;
      this.notify();
    });
  }

  #update(id: ImportId, changed: Partial<FileImport>): void {
    const before = this.#imports.get(id);
    if (before) this.#imports.set(id, { ...before, ...changed });
  }
}
