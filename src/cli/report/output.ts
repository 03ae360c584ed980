import { messageOf } from '../input/fileError.ts';
import { FILE_ERRORS } from '../messages.ts';
import type { Terminal } from '../terminal.ts';
import { openOutputFile } from './outputFile.ts';

/** Where the report is written. After an error, nothing more is written, but the input is still read: it decides the exit code. */
export interface Output {
  readonly write: (text: string) => void;
  /** Writes what is buffered, and resolves when more text is accepted. */
  readonly flush: () => Promise<void>;
  /** Reports that the text to write cannot be stored. @param name what cannot be written */
  readonly fail: (name: string, error: unknown) => void;
  /** Completes the report. @returns whether it was written */
  readonly close: () => boolean;
  /** Deletes what was written, if possible. */
  readonly discard: () => void;
}

// Characters: fewer writes are faster.
const BUFFER = 64 * 1024;

/**
 * @param path null for standard output
 * @param printError receives the message if the report cannot be written
 */
export function createOutput(path: string | null, terminal: Terminal, printError: (message: string) => void): Output {
  let failed = false;
  const fail = (name: string, error: unknown): void => {
    if (!failed) printError(FILE_ERRORS.notWritten(name, messageOf(error)));
    failed = true;
  };
  /** Errors of standard output are reported where the stream is, because they are only known later. */
  const attempt = <Value>(action: () => Value): Value | null => {
    if (failed) return null;
    if (path === null) return action();
    try {
      return action();
    } catch (error) {
      fail(path, error);
      return null;
    }
  };
  const file = path === null ? null : attempt(() => openOutputFile(path));
  let buffered = '';
  const writeBuffered = (): void => {
    if (buffered !== '') attempt(() => (file ?? { write: terminal.out }).write(buffered));
    buffered = '';
  };
  return {
    write: (text) => {
      buffered += text;
      if (buffered.length >= BUFFER) writeBuffered();
    },
    flush: () => {
      writeBuffered();
      return path === null && terminal.drained ? terminal.drained() : Promise.resolve();
    },
    fail,
    close: () => {
      writeBuffered();
      attempt(() => file?.commit());
      if (failed) file?.discard();
      return !failed;
    },
    discard: () => file?.discard(),
  };
}
