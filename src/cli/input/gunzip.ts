import { createGunzip } from 'node:zlib';
import { fileMessages } from '../../core/har/messages.ts';
import type { Message } from '../../core/model/message.ts';
import { messageOf } from './fileError.ts';

/** Data in gzip format that cannot be decompressed to its end. */
export class GzipError extends Error {
  override readonly name = 'GzipError';
  /** A phrase that follows the name of the file. */
  readonly problem: Message;
  /** Whether the data only ends too early: what was decompressed is correct. */
  readonly isTruncated: boolean;

  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
    this.isTruncated = cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR';
    this.problem = fileMessages.damaged([this.isTruncated ? fileMessages.truncatedGzip : messageOf(cause)]);
  }
}

/**
 * Yields the bytes of a file, decompressed if they are in gzip format (RFC 1952), which is recognized by the first two bytes.
 *
 * @throws {GzipError} after everything that could be decompressed
 */
export async function* decompressed(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let decompressor: Decompressor | null = null;
  let head: Uint8Array | null = new Uint8Array();
  for await (const piece of pieces) {
    const bytes: Uint8Array = head === null || head.length === 0 ? piece : Buffer.concat([head, piece]);
    if (head !== null) {
      head = bytes;
      if (bytes.length < 2) continue;
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) decompressor = createDecompressor();
      head = null;
    }
    if (decompressor === null) yield bytes;
    else for (let at = 0; at < bytes.length; at += INPUT) yield* decompressor(bytes.subarray(at, at + INPUT));
  }
  if (head !== null && head.length > 0) yield head;
  if (decompressor !== null) yield* decompressor(null);
}

// Bytes. Deflate shrinks data to a thousandth at most, so this limits what is in memory at once.
const INPUT = 16 * 1024;

/** Decompresses the next bytes completely, or ends (null). @throws {GzipError} */
type Decompressor = (bytes: Uint8Array | null) => AsyncIterable<Uint8Array>;

function createDecompressor(): Decompressor {
  const gunzip = createGunzip({ chunkSize: 4 * INPUT });
  let found: Uint8Array[] = [];
  let failure: Error | null = null;
  let done = (): void => undefined;
  gunzip.on('data', (piece: Uint8Array) => found.push(piece));
  gunzip.on('error', (error) => {
    failure = error;
    done();
  });
  return async function* (bytes) {
    await new Promise<void>((resolve) => {
      done = resolve;
      if (bytes === null) gunzip.once('end', resolve).end();
      else gunzip.write(bytes, () => resolve());
    });
    yield* found;
    found = [];
    if (failure !== null) throw new GzipError(failure);
  };
}
