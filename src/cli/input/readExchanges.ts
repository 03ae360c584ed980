import type { BodyContext } from '../../core/har/bodyContext.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { createFileParser } from '../../core/har/fileParser.ts';
import { fileMessages } from '../../core/har/messages.ts';
import type { Message } from '../../core/model/message.ts';
import { decompressed, GzipError } from './gunzip.ts';

// Bytes. Files up to this length are parsed as a whole, which is faster.
const WHOLE = 16 * 1024 * 1024;

/** A file as bytes. */
export interface InputFile {
  /** For the exchanges: the path as given on the command line; null for standard input. */
  readonly name: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Reads the exchanges in a file: the entries of a HAR file, or one exchange with the file as its body. A gzipped file is
 * recognized by its first bytes, not by its name, and decompressed.
 *
 * @param context request and response metadata of a file that is only a body
 * @param take receives each exchange; the next one is parsed after it has resolved
 * @param whole maximum number of bytes that are parsed as a whole
 * @returns the problem of the file, as a phrase that follows its name; null if there is none
 * @throws {FileError}
 */
export async function readExchanges(
  { name, bytes }: InputFile,
  context: BodyContext,
  take: (exchange: Exchange) => void | Promise<void>,
  whole = WHOLE,
): Promise<Message | null> {
  const parser = createFileParser(name, context);
  const takeAll = async (exchanges: readonly Exchange[]): Promise<void> => {
    for (const exchange of exchanges) await take(exchange);
  };
  /** The first bytes, as long as they may be the whole file. */
  let head: Uint8Array[] = [];
  let length = 0;
  let damage: GzipError | null = null;
  try {
    try {
      for await (const piece of decompressed(bytes)) {
        length += piece.length;
        head.push(piece);
        if (length <= whole) continue;
        for (const part of head) await takeAll(parser.push(part));
        head = [];
      }
    } catch (error) {
      if (!(error instanceof GzipError)) throw error;
      damage = error;
    }
    if (damage !== null && length === 0 && !damage.isTruncated) return damage.problem;
    const end = parser.end(Buffer.concat(head));
    await takeAll(end.exchanges);
    return damage === null || damage.isTruncated ? (end.problem ?? damage?.problem ?? null) : damage.problem;
  } catch (error) {
    if (isTooLong(error)) return fileMessages.damaged([fileMessages.tooLong]);
    throw error;
  }
}

/** Whether an error means that a body or a HAR entry is longer than the longest possible string. */
function isTooLong(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'Invalid string length' || ('code' in error && error.code === 'ERR_STRING_TOO_LONG');
}
