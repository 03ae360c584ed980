import { closeSync, openSync, writeFileSync } from 'node:fs';
import { messageOf } from '../input/fileError.ts';
import { FILE_ERRORS } from '../messages.ts';
import type { Terminal } from '../terminal.ts';

/** Where the report is written. */
export interface Output {
  readonly write: (text: string) => void;
  /** Writes what is buffered, and resolves when more text is accepted. */
  readonly flush: () => Promise<void>;
  /** Completes the report. @returns whether it could be written */
  readonly close: () => boolean;
}

// Characters: fewer writes are faster.
const BUFFER = 64 * 1024;

/**
 * @param path null for standard output
 * @param printError receives the message if the report cannot be written
 */
export function createOutput(path: string | null, terminal: Terminal, printError: (message: string) => void): Output {
  const target = path === null ? standardOutput(terminal) : fileOutput(path, printError);
  let buffered = '';
  const writeBuffered = (): void => {
    if (buffered !== '') target.write(buffered);
    buffered = '';
  };
  return {
    write: (text) => {
      buffered += text;
      if (buffered.length >= BUFFER) writeBuffered();
    },
    flush: () => {
      writeBuffered();
      return target.drained();
    },
    close: () => {
      writeBuffered();
      return target.close();
    },
  };
}

interface Target {
  readonly write: (text: string) => void;
  readonly drained: () => Promise<void>;
  readonly close: () => boolean;
}

/** Failed writes are reported where the stream is, since they are only known later. */
function standardOutput({ out, drained = () => Promise.resolve() }: Terminal): Target {
  return { write: out, drained, close: () => true };
}

/** After an error, the input is still read, because it decides the exit code. */
function fileOutput(path: string, printError: (message: string) => void): Target {
  let failed = false;
  const attempt = <Value>(action: () => Value): Value | null => {
    if (failed) return null;
    try {
      return action();
    } catch (error) {
      failed = true;
      printError(FILE_ERRORS.notWritten(path, messageOf(error)));
      return null;
    }
  };
  const handle = attempt(() => openSync(path, 'w'));
  return {
    write: (text) => {
      if (handle !== null) attempt(() => writeFileSync(handle, text));
    },
    drained: () => Promise.resolve(),
    close: () => {
      if (handle !== null) attempt(() => closeSync(handle));
      return !failed;
    },
  };
}
