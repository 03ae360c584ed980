import { completeExchange } from '../../core/har/completeExchange.ts';
import { looksLikeBatch } from '../../core/har/batchRequest.ts';
import type { Exchange, ParsedExchange } from '../../core/har/exchange.ts';
import { ServerStatements, withServerStatement } from '../../core/har/serverStatement.ts';
import { UNKNOWN_CONTEXT, createFileParser } from '../../core/har/fileParser.ts';
import { fileMessages, sentences } from '../../core/har/messages.ts';
import type { LocalEngine } from '../engine.ts';
import type { LocalFile, FileImport } from '../api/importApi.ts';
import { readChunks } from './chunks.ts';
import { browserLoader } from './decompress.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { BodyVault } from '../api/bodyVault.ts';

/** Share of the progress for loading the bytes of a saved body; the rest is for parsing it. */
const BYTES_SHARE = 0.3;

/** What an import needs from the engine. */
export interface ImportTarget {
  readonly engine: Pick<LocalEngine, 'isListed' | 'addExchangeAs' | 'remove' | 'subscribe' | 'store'>;
  /** Reserves ids: the vault also assigns those of captured responses. */
  readonly bodyVault: Pick<Remote<BodyVault>, 'reserve' | 'remove'>;
  /** Lets calls run that have arrived in the meantime. */
  readonly pause: () => Promise<void>;
  /** Largest length of a body, or of a HAR entry, in characters. */
  readonly maxSize: number;
}

/**
 * Which batch bodies in responses other than 207 are imported. `only`: these, and nothing else, because the file was imported without
 * them.
 */
export type BatchImport = 'none' | 'all' | 'only';

export interface ImportProgress {
  /** False after the import is canceled. */
  isWanted(): boolean;
  report(changed: Partial<Pick<FileImport, 'progress' | 'listed' | 'firstExchange' | 'otherBatches'>>): void;
}

type ImportResult = Pick<FileImport, 'message' | 'failed'>;

/**
 * Imports a file and lists its multi-status responses. If it is canceled, everything imported from the file is removed; if it cannot be read
 * to the end, what was imported stays.
 *
 * @param before number of responses of the file that are already listed
 */
export async function importFile(
  target: ImportTarget,
  file: LocalFile,
  batches: BatchImport,
  progress: ImportProgress,
  before = 0,
): Promise<ImportResult> {
  const { engine, bodyVault } = target;
  const ids = await reserveIds(bodyVault, file);
  const listed: ExchangeId[] = [];
  let otherBatches = 0;
  const statements = new ServerStatements();

  const add = async (parsed: ParsedExchange): Promise<void> => {
    const complete = parsed.stored === undefined ? parsed : await completeExchange(parsed, browserLoader);
    const exchange = withServerStatement(complete, statements);
    const isSavedBody = exchange.entry === null;
    if (!isSavedBody) {
      const kind = kindOf(exchange, batches, engine);
      if (kind === 'batch') progress.report({ otherBatches: (otherBatches += 1) });
      if (kind !== 'listed') return;
    }
    const id = ids.current();
    listed.push(id);
    engine.addExchangeAs(id, exchange);
    progress.report({ listed: before + listed.length, firstExchange: listed[0] ?? id });
    await ids.advance();
    await untilParsed(engine, id, (share) => {
      if (isSavedBody) progress.report({ progress: BYTES_SHARE + (1 - BYTES_SHARE) * share });
    });
  };
  const addAll = async (exchanges: readonly ParsedExchange[]): Promise<number> => {
    for (const exchange of exchanges) if (progress.isWanted()) await add(exchange);
    return before + listed.length;
  };

  try {
    return await parseFile(target, file, addAll, progress);
  } catch (error) {
    return {
      message: sentences(fileMessages.unreadable(error instanceof Error ? error.message : String(error))),
      failed: true,
    };
  } finally {
    ids.release();
    if (!progress.isWanted())
      for (const id of listed) {
        engine.remove(id);
        void bodyVault.remove(id);
      }
  }
}

/** Whether an exchange of a file is listed, or is a batch that is not imported. */
function kindOf(
  exchange: Exchange,
  batches: BatchImport,
  { isListed }: Pick<LocalEngine, 'isListed'>,
): 'listed' | 'batch' | 'other' {
  if (batches === 'all') return isListed(exchange, true) ? 'listed' : 'other';
  if (isListed(exchange, false)) return batches === 'only' ? 'other' : 'listed';
  if (batches === 'only') return isListed(exchange, true) ? 'listed' : 'other';
  return isBatchRequest(exchange) && isListed(exchange, true) ? 'batch' : 'other';
}

/** As for captured responses, so that only a few bodies are parsed. */
function isBatchRequest({ request, response }: Exchange): boolean {
  const { method, url, headers, body } = request;
  const requestType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;
  return looksLikeBatch(
    { status: response.status, method, contentType: response.contentType },
    { url: url ?? '', contentType: requestType, body },
  );
}

/** @param addAll adds exchanges in order, and resolves to the number that is listed so far */
async function parseFile(
  { pause, maxSize }: ImportTarget,
  file: LocalFile,
  addAll: (exchanges: readonly ParsedExchange[]) => Promise<number>,
  progress: ImportProgress,
): Promise<ImportResult> {
  const parser = createFileParser(file.name, UNKNOWN_CONTEXT);
  for await (const { bytes, share } of readChunks(file)) {
    await addAll(parser.push(bytes));
    if (!progress.isWanted()) return { message: null, failed: false };
    if (parser.bufferedLength() > maxSize) return { message: sentences(fileMessages.tooLarge(maxSize)), failed: true };
    progress.report({ progress: share * (parser.isHar() === true ? 1 : BYTES_SHARE) });
    await pause();
  }
  const { exchanges, entries, problem } = parser.end(new Uint8Array());
  const listed = await addAll(exchanges);
  if (entries === null) return { message: sentences(problem), failed: problem !== null };
  const found = entries > 0 || problem === null ? fileMessages.entriesFound(listed, entries) : null;
  return { message: sentences(problem, found), failed: problem !== null };
}

/** Resolves when an exchange is parsed completely or removed. @param report receives the share that is parsed */
async function untilParsed(
  { store, subscribe }: ImportTarget['engine'],
  id: ExchangeId,
  report: (share: number) => void,
): Promise<void> {
  const parsedShare = (): number | null => store.get(id)?.parsedShare ?? null;
  if (parsedShare() === null) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = subscribe(() => {
      const share = parsedShare();
      if (share !== null) return report(share);
      unsubscribe();
      resolve();
    });
  });
}

/** Ids for one file. At least one is always reserved, so that the vault can report which imports are lost if the engine crashes. */
interface ReservedIds {
  current(): ExchangeId;
  /** Advances to the next id; reserves more if necessary. */
  advance(): Promise<void>;
  /** Releases the ids that are not used. */
  release(): void;
}

/** Number of ids that are reserved together, to avoid a round trip for each exchange. */
const BLOCK = 64;

async function reserveIds(bodyVault: ImportTarget['bodyVault'], { name, size }: LocalFile): Promise<ReservedIds> {
  let [first, ...others] = await bodyVault.reserve(name, size, 1);
  return {
    current: () => {
      if (first === undefined) throw new Error('The body vault reserved no id.');
      return first;
    },
    advance: async () => {
      if (others.length === 0) others = [...(await bodyVault.reserve(name, size, BLOCK))];
      first = others.shift();
    },
    release: () => {
      for (const id of [first, ...others]) if (id !== undefined) void bodyVault.remove(id);
      others = [];
    },
  };
}
