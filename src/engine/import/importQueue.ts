import { escapeInvisible } from '../../core/text/readableHref.ts';
import { interrupted, sentences } from '../../core/har/messages.ts';
import type { LocalEngine } from '../engine.ts';
import { openFile, type Place } from './importFile.ts';
import type { LocalFile, Opening, OpeningId, ImportApi } from '../api/importApi.ts';
import type { Remote } from '../api/remote.ts';

// A screen that changes more often than this shows nothing more.
const BETWEEN_TELLINGS = 120;

export interface Opener {
  readonly opens: Remote<ImportApi>;
  /** Cancels what is under way, and forgets what was told. */
  clear(): void;
  /** Told of files of which something was lost together with the engine before. */
  lost(files: readonly string[]): void;
}

export interface OpenerOptions extends Place {
  readonly engine: Place['engine'] & Pick<LocalEngine, 'tell'>;
  /** Does something after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Opens files one after the other, so that their exchanges are listed in their order, and memory is needed for one of them. */
export function createOpener({ after, ...place }: OpenerOptions): Opener {
  const openings = new Map<OpeningId, Opening>();
  let last: OpeningId = 0;
  let queue: Promise<void> = Promise.resolve();
  let scheduled = false;

  const tell = (): void => {
    place.engine.notify({ openings: [...openings.values()] });
  };
  const add = (name: string, fields: Partial<Opening> = {}): OpeningId => {
    last += 1;
    openings.set(last, {
      id: last,
      name: escapeInvisible(name),
      share: 0,
      listed: 0,
      first: null,
      told: null,
      failed: false,
      ...fields,
    });
    return last;
  };
  const set = (id: OpeningId, changed: Partial<Opening>): void => {
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

  const work = async (id: OpeningId, file: LocalFile, batches: boolean): Promise<void> => {
    if (!openings.has(id)) return;
    const end = await openFile(place, file, batches, {
      isWanted: () => openings.has(id),
      tell: (changed) => {
        // Somebody wants to see it.
        const isFirst = changed.first !== undefined && openings.get(id)?.first === null;
        set(id, changed);
        if (isFirst) tell();
        else tellSoon();
      },
    });
    // Told once more as finished, since somebody may wait for its first exchange.
    set(id, { ...end, share: null });
    tell();
    if (end.told === null) openings.delete(id);
  };

  return {
    opens: {
      open: async (files, batches) =>
        files.map((file) => {
          const id = add(file.name);
          queue = queue.then(() => work(id, file, batches));
          tell();
          return id;
        }),
      openings: async () => [...openings.values()],
      closeOpening: async (id) => {
        if (openings.delete(id)) tell();
      },
    },
    clear: () => {
      openings.clear();
      tell();
    },
    lost: (files) => {
      for (const name of files) add(name, { share: null, told: sentences(interrupted()), failed: true });
    },
  };
}
