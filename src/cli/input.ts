import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type FileEnd, readFile } from '../core/har/file.ts';
import { FILE_ERRORS } from '../core/words/cli.ts';
import { unreadable } from '../core/words/file.ts';
import type { Options } from './options.ts';

/** A file that cannot be read, with a message for the person who named it. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/**
 * What a file holds: the entries of a HAR file, or one exchange with the file as its body; gzipped or not.
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export function readExchanges(path: string, options: Options): FileEnd {
  const bytes = readBytes(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const { method, url, status, contentType } = options;
  const request = options.request === null ? null : readText(options.request);
  const reading = readFile(path === '-' ? null : basename(path), { method, url, status, contentType, request });
  return reading.end(isGzip ? unzip(bytes, path) : bytes);
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
  return orFileError(path, () => readFileSync(path === '-' ? 0 : path));
}

function unzip(bytes: Uint8Array, path: string): Uint8Array {
  return orFileError(path, () => gunzipSync(bytes));
}

function orFileError(path: string, read: () => Uint8Array): Uint8Array {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FileError(FILE_ERRORS.file(path, unreadable(why)), { cause: error });
  }
}
