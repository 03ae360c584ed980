import type { ByteStream, LocalFile } from '../api/importApi.ts';

// Web streams, which are available in browsers, in their workers and in Node 20.
interface Transform {
  readonly writable: object;
  readonly readable: ByteStream;
}
declare const DecompressionStream: new (format: 'gzip' | 'deflate') => Transform;
declare const TransformStream: new (work: {
  transform(chunk: Uint8Array, to: { enqueue(chunk: Uint8Array): void }): void;
}) => Transform;

// A few milliseconds of work, after which other calls run.
const CHUNK = 256 * 1024;

/** Bytes of a file, and the share of the file read so far, 0 to 1. */
export interface FileChunk {
  readonly bytes: Uint8Array;
  readonly share: number;
}

/**
 * Reads the bytes of a file in order, and decompresses gzip and zlib (mitmproxy's `.zhar`). Ending the iteration closes the file.
 *
 * @throws if the file cannot be read, because it was changed or is a folder
 */
export async function* readChunks(file: LocalFile): AsyncGenerator<FileChunk> {
  let read = 0;
  const share = (): number => (file.size === 0 ? 1 : Math.min(1, read / file.size));
  const format = await compressionOf(file);
  const stream = format === null ? null : decompressed(file, format, (bytes) => void (read += bytes));
  const reader = (stream ?? file.stream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !value) return;
      for (let at = 0; at < value.length; at += CHUNK) {
        const bytes = value.subarray(at, at + CHUNK);
        if (!stream) read += bytes.length;
        yield { bytes, share: share() };
      }
    }
  } finally {
    await reader.cancel();
  }
}

async function compressionOf(file: LocalFile): Promise<'gzip' | 'deflate' | null> {
  const [first, second = 0] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0x1f && second === 0x8b) return 'gzip';
  // The header of zlib (RFC 1950) at one of its four levels of compression. No text starts like this.
  return first === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(second) ? 'deflate' : null;
}

/** @param report receives the number of compressed bytes: the decompressed size is unknown */
function decompressed(file: LocalFile, format: 'gzip' | 'deflate', report: (bytes: number) => void): ByteStream {
  const counting = new TransformStream({
    transform: (chunk, to) => {
      report(chunk.length);
      to.enqueue(chunk);
    },
  });
  return file.stream().pipeThrough(counting).pipeThrough(new DecompressionStream(format));
}
