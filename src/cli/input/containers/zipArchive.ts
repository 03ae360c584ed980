import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { fileMessages } from '../../../core/har/messages.ts';
import type { Message } from '../../../core/model/message.ts';
import { DamagedData } from '../damagedData.ts';
import { messageOf } from '../fileError.ts';

/** The number of bytes that may still be decompressed from an archive and the archives in it. */
export interface Budget {
  left: number;
}

/** Largest size of all decompressed files of an archive together, in bytes. */
const LARGEST = 8_000_000_000;

/** A zip archive. Its files are decompressed when they are read, and never written anywhere. */
export interface ZipArchive {
  /** Names of the files, with `/` between folders. */
  readonly names: ReadonlySet<string>;
  /** The problem of the list of files, which follows the name of the archive; null if all files can be read. */
  readonly problem: Message | null;
  /** Yields the bytes of a file. @throws {DamagedData} after everything that could be decompressed */
  readonly bytes: (name: string) => AsyncIterable<Uint8Array>;
  /** Reads a file. @returns null if it is larger than a limit in bytes @throws {DamagedData} */
  readonly read: (name: string, largest: number) => Promise<Uint8Array | null>;
  readonly budget: Budget;
  readonly close: () => void;
}

/** Whether a file is a zip archive, judging by its first bytes: a file, or the end of an archive without files. */
export function isZip([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && ((c === 0x03 && d === 0x04) || (c === 0x05 && d === 0x06));
}

/**
 * Opens an archive.
 *
 * @param source the path of a file, or its content
 * @param budget of the archive around it
 * @throws {DamagedData}
 */
export async function openZip(source: string | Buffer, budget: Budget = { left: LARGEST }): Promise<ZipArchive> {
  // Names are not checked, because they are not used as paths.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
  let zip: ZipFile;
  try {
    zip = await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
  } catch (error) {
    const isTruncated = /^End of central directory/i.test(messageOf(error));
    throw damaged(isTruncated ? fileMessages.truncatedZip : fileMessages.badZip(messageOf(error)), error);
  }
  const entries = new Map<string, Entry>();
  let problem: Message | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = new TextDecoder().decode(entry.fileNameRaw).replaceAll('\\', '/');
      if (entries.has(name)) problem ??= fileMessages.repeatedInZip(name);
      if (!name.endsWith('/')) entries.set(name, entry);
    }
  } catch (error) {
    problem ??= fileMessages.badZip(messageOf(error));
  }
  const bytes = (name: string): AsyncIterable<Uint8Array> => entryBytes(zip, entries.get(name), budget);
  return {
    names: new Set(entries.keys()),
    problem,
    bytes,
    read: async (name, largest) => {
      const parts: Uint8Array[] = [];
      let length = 0;
      for await (const part of bytes(name)) {
        length += part.length;
        if (length > largest) return null;
        parts.push(part);
      }
      return Buffer.concat(parts);
    },
    budget,
    close: () => zip.close(),
  };
}

/** Stored and deflated. */
const METHODS: ReadonlySet<number> = new Set([0, 8]);

async function* entryBytes(zip: ZipFile, entry: Entry | undefined, budget: Budget): AsyncIterable<Uint8Array> {
  if (entry === undefined) throw damaged(fileMessages.notInZip);
  if (entry.isEncrypted()) throw damaged(fileMessages.encryptedInZip);
  if (!METHODS.has(entry.compressionMethod)) throw damaged(fileMessages.methodInZip(entry.compressionMethod));
  let checksum = 0;
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      if (!(piece instanceof Uint8Array)) continue;
      budget.left -= piece.length;
      if (budget.left < 0) throw damaged(fileMessages.zipTooLarge(LARGEST));
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof DamagedData ? error : damaged(fileMessages.damaged([messageOf(error)]), error);
  }
  if (checksum !== entry.crc32) throw damaged(fileMessages.damaged([fileMessages.checksum]));
}

function damaged(problem: Message, cause?: unknown): DamagedData {
  return new DamagedData(problem, false, cause);
}
