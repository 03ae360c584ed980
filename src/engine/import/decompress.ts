import { bodyMessages } from '../../core/model/messages.ts';
import type { BodyLoader, Decompressed } from '../../core/har/completeExchange.ts';
import type { ContentCoding } from '../../core/har/contentCoding.ts';
import { concatBytes } from '../../core/har/decodeBytes.ts';
import type { ByteStream } from '../api/importApi.ts';

declare const DecompressionStream: new (format: string) => { readonly writable: object; readonly readable: ByteStream };
declare const Response: new (body: Uint8Array) => { readonly body: ByteStream | null };

/** Loads bodies with what a browser has. Files beside an imported one cannot be read. */
export const browserLoader: BodyLoader = {
  readFile: async (name) => bodyMessages.inOtherFile(name),
  decompress,
};

/** The names of codings in the Compression Streams standard. Not all browsers support the last two. */
const FORMATS: Readonly<Record<ContentCoding, string>> = {
  gzip: 'gzip',
  deflate: 'deflate',
  'deflate-raw': 'deflate-raw',
  br: 'brotli',
  zstd: 'zstd',
};

/** Largest size of a decompressed body in bytes. */
const LARGEST = 100_000_000;

async function decompress(bytes: Uint8Array, coding: ContentCoding): Promise<Decompressed> {
  const format = streamOf(coding);
  const stream = format && new Response(bytes).body?.pipeThrough(format);
  if (!stream) return { bytes: null, problem: bodyMessages.codingNotSupported(coding) };
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  const soFar = (): Uint8Array | null => (length === 0 ? null : concatBytes(parts));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !value) return { bytes: concatBytes(parts), problem: null };
      parts.push(value);
      length += value.length;
      if (length <= LARGEST) continue;
      await reader.cancel();
      return { bytes: soFar(), problem: bodyMessages.decompressedTooLarge(LARGEST) };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { bytes: soFar(), problem: bodyMessages.badCompression(coding, reason) };
  }
}

/** Returns null if the browser does not support the coding. */
function streamOf(coding: ContentCoding): InstanceType<typeof DecompressionStream> | null {
  try {
    return new DecompressionStream(FORMATS[coding]);
  } catch {
    return null;
  }
}
