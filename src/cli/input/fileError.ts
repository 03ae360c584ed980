import { fileMessages } from '../../core/har/messages.ts';
import { englishText } from '../../core/messages.ts';
import { FILE_ERRORS } from '../messages.ts';

/** A file that is missing or cannot be opened. The message is one line for the user. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** Awaits an operation on a file. @throws {FileError} instead of an error of the file system */
export async function orFileError<Value>(path: string, operation: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    if (codeOf(error) === null) throw error;
    throw new FileError(FILE_ERRORS.file(path, englishText(fileMessages.unreadable(messageOf(error)))), {
      cause: error,
    });
  }
}

/** Returns the code of an error of Node.js, such as `ENOENT`; null if it has none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

/** Returns the message of an error. Of `ENOENT: no such file or directory, open 'x'`, only the text is returned. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^[A-Z]+: ([^,]+), \w+/.exec(error.message)?.[1] ?? error.message;
}
