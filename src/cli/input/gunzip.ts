import { createGunzip, createInflate, type Gunzip, type Inflate, type ZlibOptions } from 'node:zlib';
import { fileMessages } from '../../core/har/messages.ts';
import { DamagedData } from './damagedData.ts';
import { codeOf, messageOf } from './fileError.ts';

/**
 * Yields the bytes of a file, decompressed if they are in gzip format (RFC 1952) or in zlib format (RFC 1950; the
 * `.zhar` files of mitmproxy), which are recognized by the first two bytes.
 *
 * @throws {DamagedData} after everything that could be decompressed
 */
export async function* decompressed(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let decompressor: Decompressor | null = null;
  let head: Uint8Array | null = new Uint8Array();
  for await (const piece of pieces) {
    const bytes: Uint8Array = head === null || head.length === 0 ? piece : Buffer.concat([head, piece]);
    if (head !== null) {
      head = bytes;
      if (bytes.length < 2) continue;
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) decompressor = createDecompressor(createGunzip);
      else if (isZlib(bytes)) decompressor = createDecompressor(createInflate);
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

/** Whether bytes start with the header of zlib, at one of its four levels of compression. No text starts like this. */
function isZlib([method, flags = 0]: Uint8Array): boolean {
  return method === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(flags);
}

/** Decompresses the next bytes completely, or ends (null). @throws {DamagedData} */
type Decompressor = (bytes: Uint8Array | null) => AsyncIterable<Uint8Array>;

function createDecompressor(create: (options: ZlibOptions) => Gunzip | Inflate): Decompressor {
  const gunzip = create({ chunkSize: 4 * INPUT });
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
    if (failure !== null) throw damageOf(failure);
  };
}

function damageOf(error: Error): DamagedData {
  const isTruncated = codeOf(error) === 'Z_BUF_ERROR';
  return new DamagedData(
    fileMessages.damaged([isTruncated ? fileMessages.truncatedGzip : messageOf(error)]),
    isTruncated,
    error,
  );
}
