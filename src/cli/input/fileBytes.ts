import { open } from 'node:fs/promises';
import { orFileError } from './fileError.ts';
import { STANDARD } from './paths.ts';

/** The bytes of standard input; tests replace it. */
export type StandardInput = AsyncIterable<Uint8Array>;

// Bytes. Larger pieces are not read faster, and each needs several times its size while it is parsed.
const PIECE = 1024 * 1024;

/**
 * Yields the bytes of a file in pieces. A piece is not changed after it was returned.
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export async function* fileBytes(path: string, stdin: StandardInput): AsyncIterable<Uint8Array> {
  const pieces = (path === STANDARD ? stdin : regularFileBytes(path))[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orFileError(path, () => pieces.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

async function* regularFileBytes(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(PIECE), 0, PIECE, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Reads a file as text (UTF-8).
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export async function readText(path: string, stdin: StandardInput): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of fileBytes(path, stdin)) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}
