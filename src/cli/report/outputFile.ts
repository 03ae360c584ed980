import { closeSync, fchmodSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../input/fileError.ts';

/** A file that appears, or is replaced, when it is complete. All methods throw the errors of the file system. */
export interface OutputFile {
  readonly write: (text: string) => void;
  /** Completes the file, and replaces an earlier one. */
  readonly commit: () => void;
  /** Deletes what was written. */
  readonly discard: () => void;
}

/**
 * Opens a file for writing: a temporary file beside it, which is renamed at the end. An earlier file stays as it is until then, and its
 * mode is kept. Devices and pipes are written directly, and so is a file in a folder in which no files can be created.
 */
export function openOutputFile(path: string): OutputFile {
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile()) return directly(path);
  // The file that a symbolic link leads to is replaced, not the link.
  const target = existing === undefined ? path : realpathSync(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  let handle: number;
  try {
    handle = openSync(temporary, 'wx');
  } catch (error) {
    if (existing !== undefined && isDenied(error)) return directly(path);
    throw error;
  }
  if (existing !== undefined) fchmodSync(handle, existing.mode & 0o7777);
  const close = closeOnce(handle);
  const remove = (): void => rmSync(temporary, { force: true });
  const stopRemoving = onSignal(remove);
  return {
    write: (text) => writeFileSync(handle, text),
    commit: () => {
      close();
      renameSync(temporary, target);
      stopRemoving();
    },
    discard: () => {
      remove();
      stopRemoving();
      close();
    },
  };
}

function directly(path: string): OutputFile {
  const handle = openSync(path, 'w');
  const close = closeOnce(handle);
  return { write: (text) => writeFileSync(handle, text), commit: close, discard: close };
}

/** After an error of `close`, the handle must not be closed again. */
function closeOnce(handle: number): () => void {
  let isOpen = true;
  return () => {
    if (isOpen) {
      isOpen = false;
      closeSync(handle);
    }
  };
}

function isDenied(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(String(codeOf(error)));
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls a function before a signal ends the program. @returns a function that ends this */
function onSignal(action: () => void): () => void {
  const listener = (signal: NodeJS.Signals): void => {
    action();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return stop;
}
