import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { bodyMessages } from '../../../core/model/messages.ts';
import type { Message } from '../../../core/model/message.ts';
import { codeOf, messageOf } from '../fileError.ts';
import { LARGEST_BODY } from './decompress.ts';

/**
 * Reads a file that an entry of a HAR file names. Only files inside the folder of the HAR file are read, and symbolic links must
 * not lead out of it: a HAR file from elsewhere must not disclose other files.
 *
 * @param har path of the HAR file; null for standard input
 * @param name as in the HAR file
 */
export async function readBeside(har: string | null, name: string): Promise<Uint8Array | Message> {
  if (har === null) return bodyMessages.otherFileUnknown(name);
  const folder = dirname(har);
  if (!isInside(resolve(folder), resolve(folder, name))) return bodyMessages.otherFileOutside(name);
  try {
    const path = await realpath(resolve(folder, name));
    if (!isInside(await realpath(folder), path)) return bodyMessages.otherFileOutside(name);
    const file = await stat(path);
    if (!file.isFile()) return bodyMessages.otherFileUnreadable(name, 'it is not a regular file');
    if (file.size > LARGEST_BODY) return bodyMessages.otherFileTooLarge(name, LARGEST_BODY);
    return await readFile(path);
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? bodyMessages.otherFileMissing(name)
      : bodyMessages.otherFileUnreadable(name, messageOf(error));
  }
}

function isInside(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return inner !== '' && inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}
