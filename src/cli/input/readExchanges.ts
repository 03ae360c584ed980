import type { BodyContext } from '../../core/har/bodyContext.ts';
import { completeExchange } from '../../core/har/completeExchange.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Message } from '../../core/model/message.ts';
import { decompress } from './containers/decompress.ts';
import { readBeside } from './containers/folderFiles.ts';
import { type ArchiveOptions, readArchive } from './containers/readArchive.ts';
import { spooled } from './containers/spooled.ts';
import { isZip, openZip } from './containers/zipArchive.ts';
import { DamagedData } from './damagedData.ts';
import { parseStream, WHOLE } from './parseStream.ts';
import { isRegularFile } from './paths.ts';

/** A file as bytes. */
export interface InputFile {
  /** For the exchanges: the path as given on the command line; null for standard input. */
  readonly name: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Resolves when the report accepts more text; called between pieces of a file in an archive. Default: at once. */
  readonly pause?: () => Promise<void>;
}

/**
 * Reads the exchanges in a file: the entries of a HAR file, the files in an archive, or one exchange with the file as its body. A
 * compressed file and an archive are recognized by their first bytes, not by their names.
 *
 * @param context request and response metadata of a file that is only a body
 * @param take receives each exchange; the next one is parsed after it has resolved
 * @param whole maximum number of bytes that are parsed as a whole
 * @returns the problem of the file, as a phrase that follows its name; null if there is none
 * @throws {FileError}
 */
export async function readExchanges(
  { name, bytes, pause }: InputFile,
  context: BodyContext,
  take: (exchange: Exchange) => void | Promise<void>,
  whole = WHOLE,
): Promise<Message | null> {
  const { head, all, close } = await peek(bytes);
  if (!isZip(head)) {
    const loader = { decompress, readFile: (file: string) => readBeside(name, file) };
    return parseStream(name, all, {
      context,
      take: async (parsed) => take(parsed.stored === undefined ? parsed : await completeExchange(parsed, loader)),
      whole,
    });
  }
  const options = { context, take, whole: WHOLE, ...(pause && { pause }) };
  if (name === null || !isRegularFile(name)) return spooled(all, (path) => readZip(path, name, options));
  await close();
  return readZip(name, name, options);
}

async function readZip(path: string, name: string | null, options: ArchiveOptions): Promise<Message | null> {
  try {
    const archive = await openZip(path);
    try {
      return await readArchive(archive, name, options);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof DamagedData) return error.problem;
    throw error;
  }
}

/** The first bytes that decide whether a file is an archive. */
const HEAD = 4;

interface Peeked {
  readonly head: Uint8Array;
  /** All bytes, including the head. */
  readonly all: AsyncIterable<Uint8Array>;
  /** Ends the iteration without reading the rest. */
  readonly close: () => Promise<unknown>;
}

async function peek(bytes: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  async function* all(): AsyncIterable<Uint8Array> {
    yield* parts;
    parts.length = 0;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: Buffer.concat(parts.slice(0, HEAD)), all: all(), close: async () => iterator.return?.() };
}
