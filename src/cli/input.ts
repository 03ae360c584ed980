import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeBytes, missingBody } from '../core/har/decode.ts';
import { readEntry } from '../core/har/entry.ts';
import type { Body, Exchange } from '../core/har/exchange.ts';
import { FILE_ERRORS, NO_ENTRIES } from '../core/words/cli.ts';
import type { Options } from './options.ts';

/** A file that cannot be read, with a message for the person who named it. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/**
 * The exchanges of a file: the entries of a HAR file, gzipped or not, or one exchange with the file as its body.
 *
 * @param path `-` for standard input
 * @throws {FileError}
 */
export function readExchanges(path: string, options: Options): Exchange[] {
  const bytes = readBytes(path);
  const name = path === '-' ? null : basename(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzip ? unzip(bytes, path) : bytes;
  return isHar(content, name) ? harExchanges(content, path, name) : [bareExchange(content, name, options)];
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
    throw new FileError(FILE_ERRORS.unreadable(path, why(error)), { cause: error });
  }
}

function unzip(bytes: Uint8Array, path: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new FileError(FILE_ERRORS.unreadable(path, why(error)), { cause: error });
  }
}

/** By its name, or by what every HAR file begins with: an object with a member `log` (HAR 1.2). */
function isHar(bytes: Uint8Array, name: string | null): boolean {
  if (name !== null && /\.har(\.gz)?$/i.test(name)) return true;
  return /^\ufeff?\s*\{\s*"log"\s*:\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 1000)));
}

function harExchanges(bytes: Uint8Array, path: string, file: string | null): Exchange[] {
  let har: unknown;
  try {
    // Without the BOM, which TextDecoder takes away.
    har = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new FileError(FILE_ERRORS.notHar(path, why(error)), { cause: error });
  }
  const log: unknown = typeof har === 'object' && har !== null && 'log' in har ? har.log : null;
  const entries: unknown = typeof log === 'object' && log !== null && 'entries' in log ? log.entries : null;
  if (!Array.isArray(entries)) throw new FileError(FILE_ERRORS.notHar(path, NO_ENTRIES));
  return entries.map((entry, index) => readEntry(entry, null, { entry: index, file }));
}

function bareExchange(bytes: Uint8Array, file: string | null, options: Options): Exchange {
  const { text, problems } = decodeBytes(bytes, options.contentType);
  const body: Body = bytes.length === 0 ? missingBody('body-empty') : { text: text.replace(/^\ufeff/, ''), problems };
  const request = options.request === null ? null : readText(options.request);
  return {
    entry: null,
    file,
    startedDateTime: null,
    time: null,
    request: { method: options.method, url: options.url, headers: [], body: request },
    response: {
      status: options.status,
      statusText: '',
      httpVersion: null,
      contentType: options.contentType,
      headers: [],
      bodySize: bytes.length,
    },
    body,
    initiator: null,
  };
}

function why(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
