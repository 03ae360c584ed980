import { posix } from 'node:path';
import { type BodyLoader, completeExchange } from '../../../core/har/completeExchange.ts';
import type { Exchange } from '../../../core/har/exchange.ts';
import { fileMessages } from '../../../core/har/messages.ts';
import { bodyMessages } from '../../../core/model/messages.ts';
import type { Message } from '../../../core/model/message.ts';
import { DamagedData } from '../damagedData.ts';
import { type ParseOptions, parseStream } from '../parseStream.ts';
import { withPauses } from '../withPauses.ts';
import { decompress, LARGEST_BODY } from './decompress.ts';
import { readSessions, sessionsIn } from './fiddlerSessions.ts';
import { openZip, type ZipArchive } from './zipArchive.ts';

export interface ArchiveOptions extends Omit<ParseOptions, 'take'> {
  readonly take: (exchange: Exchange) => void | Promise<void>;
  /** Awaited between the pieces of a file. */
  readonly pause?: () => Promise<void>;
}

/** An archive in an archive is read into memory. */
const LARGEST_INNER = 500_000_000;

/** The artifacts of a test run are archives with traces, which are archives. */
const MAX_DEPTH = 3;

/**
 * Reads the exchanges in a zip archive: HAR files with the bodies beside them, the network part of Playwright traces, sessions of
 * Fiddler, and the same in archives inside. Damage of one file does not affect the others.
 *
 * @param name of the archive, for the exchanges; null for standard input
 * @returns the problem of the archive, as a phrase that follows its name; null if there is none
 */
export async function readArchive(
  archive: ZipArchive,
  name: string | null,
  options: ArchiveOptions,
  depth = 1,
): Promise<Message | null> {
  const names = [...archive.names].filter(isOwn).toSorted();
  const problems: Message[] = [];
  const pathOf = (inner: string): string => (name === null ? inner : `${name}/${inner}`);
  const files = names.filter((inner) => /\.(?:z?har|har\.gz|network)$/i.test(inner));
  for (const inner of files) {
    const problem = await readInner(archive, inner, pathOf(inner), options);
    if (problem !== null) problems.push(fileMessages.inZipFile(inner, problem));
  }
  const sessions = sessionsIn(names);
  if (sessions.length > 0) problems.push(...(await readSessions(archive, sessions, name, options.take)));
  const archives = names.filter((inner) => /\.(?:zip|saz)$/i.test(inner));
  for (const inner of archives) {
    const problem =
      depth < MAX_DEPTH
        ? await readInnerArchive(archive, inner, pathOf(inner), options, depth)
        : fileMessages.nestedZip;
    if (problem !== null) problems.push(fileMessages.inZipFile(inner, problem));
  }
  const isEmpty = files.length + sessions.length + archives.length === 0;
  if (isEmpty && archive.problem === null) return fileMessages.emptyZip;
  return summary(archive.problem === null ? problems : [archive.problem, ...problems]);
}

/** Files that macOS adds are not those of the user. */
function isOwn(name: string): boolean {
  return !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name);
}

const MAX_PROBLEMS = 3;

function summary(problems: readonly Message[]): Message | null {
  if (problems.length === 0) return null;
  return fileMessages.inZip(problems.slice(0, MAX_PROBLEMS), Math.max(0, problems.length - MAX_PROBLEMS));
}

function readInner(
  archive: ZipArchive,
  inner: string,
  path: string,
  { take, pause, ...options }: ArchiveOptions,
): Promise<Message | null> {
  const loader: BodyLoader = { decompress, readFile: (file) => readBeside(archive, inner, file) };
  const bytes = archive.bytes(inner);
  return parseStream(path, pause ? withPauses(bytes, pause) : bytes, {
    ...options,
    take: async (parsed) => take(parsed.stored === undefined ? parsed : await completeExchange(parsed, loader)),
  });
}

/** Reads a file that an entry of a HAR file in an archive names. Nothing outside of the archive is read. */
async function readBeside(archive: ZipArchive, har: string, name: string): Promise<Uint8Array | Message> {
  const path = posix.join(posix.dirname(har), name);
  if (path.startsWith('../') || posix.isAbsolute(name)) return bodyMessages.otherFileOutside(name);
  if (!archive.names.has(path)) return bodyMessages.otherFileMissing(name);
  try {
    return (await archive.read(path, LARGEST_BODY)) ?? bodyMessages.otherFileTooLarge(name, LARGEST_BODY);
  } catch (error) {
    if (error instanceof DamagedData) return bodyMessages.otherFileDamaged(name, error.problem);
    throw error;
  }
}

async function readInnerArchive(
  archive: ZipArchive,
  inner: string,
  path: string,
  options: ArchiveOptions,
  depth: number,
): Promise<Message | null> {
  try {
    const bytes = await archive.read(inner, LARGEST_INNER);
    if (bytes === null) return fileMessages.tooLargeInZip(LARGEST_INNER);
    const opened = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), archive.budget);
    return await readArchive(opened, path, options, depth + 1);
  } catch (error) {
    if (error instanceof DamagedData) return error.problem;
    throw error;
  }
}
