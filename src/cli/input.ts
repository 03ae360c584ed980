import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { type FileEnd, readFile } from '../core/har/file.ts';
import { FILE_ERRORS } from '../core/words/cli.ts';
import { CUT_GZIP, damaged, unreadable } from '../core/words/file.ts';
import type { Options } from './options.ts';

/** A file that is missing or cannot be opened. The message is one line for the user. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/**
 * The content of a file: the entries of a HAR file, or one exchange with the file as its body. A gzipped file is
 * decompressed, by its first bytes and not by its name; of one that is damaged, `problem` says so.
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export function readExchanges(path: string, options: Options): FileEnd {
  const bytes = readBytes(path);
  const { method, url, status, contentType } = options;
  const request = options.request === null ? null : readText(options.request);
  const reading = readFile(path === '-' ? null : basename(path), { method, url, status, contentType, request });
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip) return reading.end(bytes);
  const { content, problem } = decompress(bytes);
  if (content === null) return { exchanges: [], entries: null, problem };
  const end = reading.end(content);
  return problem === null ? end : { ...end, problem: end.problem ?? problem };
}

/**
 * A file as text.
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new FileError(FILE_ERRORS.file(path, unreadable(messageOf(error))), { cause: error });
  }
}

interface Decompressed {
  /** Null if nothing could be decompressed. */
  readonly content: Uint8Array | null;
  readonly problem: string | null;
}

function decompress(bytes: Uint8Array): Decompressed {
  try {
    return { content: gunzipSync(bytes), problem: null };
  } catch (error) {
    const isCut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
    if (!isCut) return { content: null, problem: damaged(messageOf(error)) };
    // What comes before the cut can be decompressed.
    const content = gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    return { content, problem: damaged(CUT_GZIP) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
