import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** The temporary file cannot be created, written or read; `cause` is the error of the file system. */
export class SpoolError extends Error {
  override readonly name = 'SpoolError';
  /** The folder of the temporary file. */
  readonly folder = tmpdir();
}

/** Text that is stored until it is written. A long text is stored in a temporary file, so that memory does not grow with it. */
export interface Spool {
  /** @throws {SpoolError} */
  readonly add: (text: string) => void;
  /** Yields all of the text, in the order in which it was added. @throws {SpoolError} */
  readonly pieces: () => Iterable<string>;
  /** Deletes the temporary file. */
  readonly close: () => void;
}

// Characters.
const IN_MEMORY = 4 * 1024 * 1024;
// Bytes.
const PIECE = 1024 * 1024;

/** @param inMemory number of characters that are stored in memory */
export function createSpool(inMemory = IN_MEMORY): Spool {
  let recent: string[] = [];
  let length = 0;
  let file: TemporaryFile | null = null;
  return {
    add: (text) => {
      recent.push(text);
      length += text.length;
      if (length <= inMemory) return;
      file ??= orSpoolError(createTemporaryFile);
      file.append(recent.join(''));
      recent = [];
      length = 0;
    },
    *pieces() {
      if (file !== null) yield* file.pieces();
      yield* recent;
    },
    close: () => file?.close(),
  };
}

function orSpoolError<Value>(operation: () => Value): Value {
  try {
    return operation();
  } catch (error) {
    throw new SpoolError('The text cannot be stored.', { cause: error });
  }
}

interface TemporaryFile {
  readonly append: (text: string) => void;
  readonly pieces: () => Iterable<string>;
  readonly close: () => void;
}

/** Creates a file that only the current user can read: reports can contain secrets. */
function createTemporaryFile(): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), 'multistatus-'));
  const handle = openSync(join(folder, 'report'), 'wx+', 0o600);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // An open file stays readable without its name, so nothing is left behind if the program is ended. Windows refuses.
  if (process.platform !== 'win32') remove();
  let size = 0;
  return {
    append: (text) => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) {
        const from = at;
        at += orSpoolError(() => writeSync(handle, bytes, from, bytes.length - from, size + from));
      }
      size += bytes.length;
    },
    *pieces() {
      const decoder = new StringDecoder();
      const bytes = Buffer.allocUnsafeSlow(PIECE);
      for (let at = 0; at < size;) {
        const from = at;
        const count = orSpoolError(() => readSync(handle, bytes, 0, PIECE, from));
        if (count === 0) break;
        yield decoder.write(bytes.subarray(0, count));
        at += count;
      }
      yield decoder.end();
    },
    close: () => {
      closeSync(handle);
      if (process.platform === 'win32') remove();
    },
  };
}
