import { fstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The path of standard input, and in `--output` of standard output. */
export const STANDARD = '-';

/** Returns a string that is the same for all paths of one file; the absolute path if the file does not exist. */
export function fileIdentity(path: string): string {
  try {
    const { dev, ino } = path === STANDARD ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return resolve(path);
  }
}

/** Whether a path is a file, as opposed to a folder, a device, a pipe or a path that does not exist. */
export function isRegularFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
