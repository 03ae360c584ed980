import type { BodyContext } from '../../core/har/bodyContext.ts';
import type { ParsedExchange } from '../../core/har/exchange.ts';
import { createFileParser } from '../../core/har/fileParser.ts';
import { fileMessages } from '../../core/har/messages.ts';
import type { Message } from '../../core/model/message.ts';
import { DamagedData } from './damagedData.ts';
import { codeOf, messageOf } from './fileError.ts';
import { decompressed } from './gunzip.ts';

// Bytes. Files up to this length are parsed as a whole, which is faster.
export const WHOLE = 16 * 1024 * 1024;

/** In characters; a string has fewer than 2^29. More are not kept in memory, even if the file is much longer. */
const LONGEST = 500_000_000;

/** How the exchanges of a file are parsed. */
export interface ParseOptions {
  /** Request and response metadata of a file that is only a body. */
  readonly context: BodyContext;
  /** Receives each exchange; the next one is parsed after it has resolved. */
  readonly take: (exchange: ParsedExchange) => void | Promise<void>;
  /** Maximum number of bytes that are parsed as a whole. */
  readonly whole: number;
  /** Maximum number of characters of a body, or of an entry of a HAR file. Default: 500 million. */
  readonly longest?: number;
}

/**
 * Parses a file that is not an archive, and decompresses it first if it is compressed.
 *
 * @param name for the exchanges; null for standard input
 * @returns the problem of the file, as a phrase that follows its name; null if there is none
 */
export async function parseStream(
  name: string | null,
  bytes: AsyncIterable<Uint8Array>,
  { context, take, whole, longest = LONGEST }: ParseOptions,
): Promise<Message | null> {
  const parser = createFileParser(name, context);
  const takeAll = async (exchanges: readonly ParsedExchange[]): Promise<void> => {
    for (const exchange of exchanges) await take(exchange);
  };
  /** The first bytes, as long as they may be the whole file. */
  let head: Uint8Array[] = [];
  let length = 0;
  let damage: DamagedData | null = null;
  try {
    try {
      for await (const piece of decompressed(bytes)) {
        length += piece.length;
        head.push(piece);
        if (length <= whole) continue;
        for (const part of head) await takeAll(parser.push(part));
        head = [];
        if (parser.bufferedLength() > longest) return fileMessages.damaged([fileMessages.tooLong]);
      }
    } catch (error) {
      if (!(error instanceof DamagedData)) throw error;
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
  return messageOf(error) === 'Invalid string length' || codeOf(error) === 'ERR_STRING_TOO_LONG';
}
