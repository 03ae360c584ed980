import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import type { Exchange } from '../core/har/exchange.ts';
import type { BodyContext } from '../core/har/bodyContext.ts';
import { createFileParser } from '../core/har/fileParser.ts';
import { FILE_ERRORS } from './messages.ts';
import { fileMessages } from '../core/har/messages.ts';
import { englishText } from '../core/messages.ts';
import type { Message } from '../core/model/message.ts';

/** A file that is missing or cannot be opened. The message is one line for the user. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** The path of standard input, and in `--output` of standard output. */
export const STANDARD = '-';

// Bytes. Files up to this length are parsed as a whole, which is faster; a string has fewer than 2^29 characters.
const PIECE = 64 * 1024 * 1024;

/**
 * Reads the exchanges in a file: the entries of a HAR file, or one exchange with the file as its body. A gzipped file is
 * recognized by its first bytes, not by its name, and decompressed.
 *
 * @param path `-` for standard input
 * @param context request and response metadata of a file that is only a body
 * @param take called with each exchange, so that exchanges that are not stored need no memory
 * @param piece number of bytes that are parsed at once
 * @returns the problem of the file, as a phrase that follows its name; null if there is none
 * @throws {FileError}
 */
export function readExchanges(
  path: string,
  context: BodyContext,
  take: (exchange: Exchange) => void,
  piece = PIECE,
): Message | null {
  const parser = createFileParser(path === STANDARD ? null : basename(path), context);
  const { whole, pieces, problem } = bytesOf(path, piece);
  if (whole === null && pieces === null) return problem;
  try {
    for (const bytes of pieces ?? []) for (const exchange of parser.push(bytes)) take(exchange);
    const end = parser.end(whole ?? new Uint8Array());
    for (const exchange of end.exchanges) take(exchange);
    return end.problem ?? problem;
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

/** The bytes of a file: `whole` or, for a long file, `pieces`; both are null if it cannot be decompressed. */
interface Bytes {
  readonly whole: Uint8Array | null;
  readonly pieces: Iterable<Uint8Array> | null;
  readonly problem: Message | null;
}

/** @throws {FileError} */
function bytesOf(path: string, piece: number): Bytes {
  const isLong = path !== STANDARD && orFileError(path, () => isLongFile(path, piece));
  if (isLong && !isGzip(head(path))) return { whole: null, pieces: filePieces(path, piece), problem: null };
  const bytes = readBytes(path);
  const { content, problem } = isGzip(bytes) ? decompress(bytes) : { content: bytes, problem: null };
  if (content === null || content.length <= piece) return { whole: content, pieces: null, problem };
  return { whole: null, pieces: cut(content, piece), problem };
}

function isLongFile(path: string, piece: number): boolean {
  const stat = statSync(path);
  return stat.isFile() && stat.size > piece;
}

/** Whether a path is a file, as opposed to a folder, a device, a pipe or a path that does not exist. */
export function isRegularFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function head(path: string): Uint8Array {
  for (const bytes of filePieces(path, 2)) return bytes;
  return new Uint8Array();
}

function* filePieces(path: string, piece: number): Iterable<Uint8Array> {
  const file = orFileError(path, () => openSync(path, 'r'));
  try {
    for (;;) {
      const bytes = new Uint8Array(piece);
      const length = orFileError(path, () => readSync(file, bytes, 0, piece, null));
      if (length === 0) return;
      yield bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function* cut(bytes: Uint8Array, piece: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/**
 * Reads a file as text.
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}

function readBytes(path: string): Uint8Array {
  return orFileError(path, () => readFileSync(path === STANDARD ? 0 : path));
}

interface Decompressed {
  /** Null if nothing could be decompressed. */
  readonly content: Uint8Array | null;
  readonly problem: Message | null;
}

function decompress(bytes: Uint8Array): Decompressed {
  try {
    return { content: gunzipSync(bytes), problem: null };
  } catch (error) {
    const isTruncated = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
    if (!isTruncated) return { content: null, problem: fileMessages.damaged([messageOf(error)]) };
    // Decompresses the part that exists.
    const content = gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    return { content, problem: fileMessages.damaged([fileMessages.truncatedGzip]) };
  }
}

function orFileError<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new FileError(FILE_ERRORS.file(path, englishText(fileMessages.unreadable(messageOf(error)))), {
      cause: error,
    });
  }
}

/** Returns the message of an error. Of `ENOENT: no such file or directory, open 'x'`, only the text is returned. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^[A-Z]+: ([^,]+), \w+/.exec(error.message)?.[1] ?? error.message;
}

/** Returns a string that is the same for all paths of one file; the absolute path if the file does not exist. */
export function fileIdentity(path: string): string {
  try {
    const { dev, ino } = path === STANDARD ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return resolve(path);
  }
}
