import type { Exchange } from '../../core/har/exchange.ts';
import { UNKNOWN_CONTEXT, createFileParser } from '../../core/har/fileParser.ts';
import { entriesFound, sentences, tooLarge, unreadable } from '../../core/har/messages.ts';
import type { LocalEngine } from '../engine.ts';
import type { LocalFile, FileImport } from '../api/importApi.ts';
import { readChunks } from './chunks.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { BodyVault } from '../api/bodyVault.ts';

/** Of a saved body the bytes come first, which is quick; then its text is read. */
const BYTES_SHARE = 0.3;

/** Into what files are read. */
export interface ImportTarget {
  readonly engine: Pick<LocalEngine, 'isListed' | 'addExchangeAs' | 'remove' | 'subscribe' | 'store'>;
  /** Gives the numbers, since it gives those of what is captured too. */
  readonly bodyVault: Pick<Remote<BodyVault>, 'reserve' | 'remove'>;
  /** Lets questions that have come in the meantime be answered. */
  readonly pause: () => Promise<void>;
  /** Characters of a body, or of an entry: there is no room for one with more. */
  readonly maxSize: number;
}

/** What is asked for while a file is read. */
export interface ImportProgress {
  /** False when it was cancelled. */
  isWanted(): boolean;
  tell(changed: Partial<Pick<FileImport, 'progress' | 'listed' | 'firstExchange'>>): void;
}

/**
 * Reads a file and lists what is in it. Of one that is cancelled nothing is left; of one that cannot be read to its end, what was read.
 *
 * @param batches also take batch bodies in answers other than 207
 */
export async function importFile(
  { engine, bodyVault, pause, maxSize }: ImportTarget,
  file: LocalFile,
  batches: boolean,
  progress: ImportProgress,
): Promise<Pick<FileImport, 'message' | 'failed'>> {
  const { name, size } = file;
  const listed: ExchangeId[] = [];
  // One is always at hand: by that the safe knows which files are under way, should the engine be lost.
  let next = await bodyVault.reserve(name, size);

  const list = async (exchange: Exchange): Promise<void> => {
    const isBody = exchange.entry === null;
    if (!isBody && !engine.isListed(exchange, batches)) return;
    const id = next;
    listed.push(id);
    engine.addExchangeAs(id, exchange);
    progress.tell({ listed: listed.length, firstExchange: listed[0] ?? id });
    next = await bodyVault.reserve(name, size);
    await wholeOf(engine, id, (share) => {
      if (isBody) progress.tell({ progress: BYTES_SHARE + (1 - BYTES_SHARE) * share });
    });
  };
  const listAll = async (exchanges: readonly Exchange[]): Promise<void> => {
    for (const exchange of exchanges) {
      if (!progress.isWanted()) return;
      await list(exchange);
    }
  };
  const read = async (): Promise<Pick<FileImport, 'message' | 'failed'>> => {
    const reading = createFileParser(name, UNKNOWN_CONTEXT);
    for await (const piece of readChunks(file)) {
      await listAll(reading.push(piece.bytes));
      if (!progress.isWanted()) return { message: null, failed: false };
      const isHar = reading.isHar() === true;
      if (reading.bufferedLength() > maxSize) return { message: sentences(tooLarge(maxSize)), failed: true };
      progress.tell({ progress: piece.share * (isHar ? 1 : BYTES_SHARE) });
      await pause();
    }
    const { exchanges, entries, problem } = reading.end(new Uint8Array());
    await listAll(exchanges);
    if (entries === null) return { message: sentences(problem), failed: problem !== null };
    const found = entries > 0 || problem === null ? entriesFound(listed.length, entries) : null;
    return { message: sentences(problem, found), failed: problem !== null };
  };

  try {
    return await read();
  } catch (error) {
    return { message: sentences(unreadable(error instanceof Error ? error.message : String(error))), failed: true };
  } finally {
    void bodyVault.remove(next);
    if (!progress.isWanted())
      for (const id of listed) {
        engine.remove(id);
        void bodyVault.remove(id);
      }
  }
}

/** Comes when all of an exchange is read, or it is not kept any more. */
async function wholeOf(
  { store, subscribe }: ImportTarget['engine'],
  id: ExchangeId,
  told: (share: number) => void,
): Promise<void> {
  const reading = (): number | null => store.get(id)?.parsedShare ?? null;
  if (reading() === null) return;
  await new Promise<void>((resolve) => {
    const stop = subscribe(() => {
      const share = reading();
      if (share !== null) return told(share);
      stop();
      resolve();
    });
  });
}
