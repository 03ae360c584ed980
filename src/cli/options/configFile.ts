import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FileError, messageOf } from '../input/fileError.ts';
import { CONFIG_ERRORS } from './messages.ts';

const CONFIG_NAME = 'multistatus.config.json';

/**
 * Finds the configuration file for a folder: in the folder itself, or in the nearest of its parents up to the root of the
 * repository, which contains `.git`. Outside of a repository, parents are not searched, because others may write to them
 * (`/tmp`).
 *
 * @param folder an absolute path
 * @returns its path; null if there is none
 */
export function findConfig(folder: string): string | null {
  const folders = [folder];
  for (let parent = folder; !existsSync(join(parent, '.git'));) {
    const next = dirname(parent);
    if (next === parent) return isPresent(join(folder, CONFIG_NAME)) ? join(folder, CONFIG_NAME) : null;
    parent = next;
    folders.push(parent);
  }
  return folders.map((one) => join(one, CONFIG_NAME)).find((file) => isPresent(file)) ?? null;
}

/** Whether a path exists, also if it is a symbolic link to nothing: a file that cannot be read is an error. */
function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Reads a configuration file as text, without a byte order mark. @throws {FileError} */
export function configText(file: string): string {
  try {
    return new TextDecoder().decode(readFileSync(file));
  } catch (error) {
    throw new FileError(CONFIG_ERRORS.notRead(shownPath(file), messageOf(error)), { cause: error });
  }
}

/** Returns a path relative to the current directory. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path);
}
