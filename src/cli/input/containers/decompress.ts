import * as zlib from 'node:zlib';
import { promisify } from 'node:util';
import { bodyMessages } from '../../../core/model/messages.ts';
import type { Decompressed } from '../../../core/har/completeExchange.ts';
import type { ContentCoding } from '../../../core/har/contentCoding.ts';
import { codeOf, messageOf } from '../fileError.ts';
import { areZstdFramesComplete } from './zstdFrames.ts';

type Decompress = (bytes: Uint8Array, options: zlib.ZlibOptions | zlib.BrotliOptions) => Promise<Uint8Array>;

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;

const METHODS: Readonly<Record<Exclude<ContentCoding, 'zstd'>, Decompress>> = {
  gzip: promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.gunzip),
  deflate: promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflate),
  'deflate-raw': promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflateRaw),
  br: promisify<Uint8Array, zlib.BrotliOptions, Uint8Array>(zlib.brotliDecompress),
};

/** Largest size of a decompressed body in bytes. A string has fewer than 2^29 characters. */
export const LARGEST_BODY = 256_000_000;

/** Removes a content coding from a body with `node:zlib`. @param largest limit in bytes */
export async function decompress(
  bytes: Uint8Array,
  coding: ContentCoding,
  largest = LARGEST_BODY,
): Promise<Decompressed> {
  const method = coding === 'zstd' ? zstd() : METHODS[coding];
  if (method === null) return { bytes: null, problem: bodyMessages.codingNotSupported(coding) };
  const limits = { maxOutputLength: largest };
  try {
    const isTruncated = coding === 'zstd' && !areZstdFramesComplete(bytes);
    const problem = isTruncated ? bodyMessages.truncatedCompression(coding) : null;
    return { bytes: await method(bytes, limits), problem };
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE')
      return { bytes: null, problem: bodyMessages.decompressedTooLarge(largest) };
    if (codeOf(error) !== 'Z_BUF_ERROR' || coding === 'zstd')
      return { bytes: null, problem: bodyMessages.badCompression(coding, messageOf(error)) };
  }
  // Decompresses the part that exists.
  const finishFlush = coding === 'br' ? BROTLI_OPERATION_FLUSH : Z_SYNC_FLUSH;
  return { bytes: await method(bytes, { ...limits, finishFlush }), problem: bodyMessages.truncatedCompression(coding) };
}

/** Node has zstd since 22.15. */
function zstd(): Decompress | null {
  const method: unknown = Reflect.get(zlib, 'zstdDecompress');
  if (typeof method !== 'function') return null;
  return (bytes, options) =>
    new Promise((resolve, reject) => {
      Reflect.apply(method, zlib, [
        bytes,
        options,
        (error: Error | null, result: Uint8Array) => (error ? reject(error) : resolve(result)),
      ]);
    });
}
