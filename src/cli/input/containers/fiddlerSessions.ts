import type { Exchange } from '../../../core/har/exchange.ts';
import { completeExchange } from '../../../core/har/completeExchange.ts';
import { fiddlerExchange } from '../../../core/har/formats/fiddler.ts';
import { fileMessages } from '../../../core/har/messages.ts';
import { bodyMessages } from '../../../core/model/messages.ts';
import type { Message } from '../../../core/model/message.ts';
import { DamagedData } from '../damagedData.ts';
import { decompress, LARGEST_BODY } from './decompress.ts';
import type { ZipArchive } from './zipArchive.ts';

/** The names of the files of a session. */
export interface SessionFiles {
  readonly request: string | null;
  readonly response: string | null;
  readonly metadata: string | null;
}

/** Returns the sessions of Fiddler in an archive in the order of their numbers: `raw/1_c.txt` is the request of the first. */
export function sessionsIn(names: readonly string[]): readonly SessionFiles[] {
  const byNumber = new Map<string, { -readonly [Name in keyof SessionFiles]: SessionFiles[Name] }>();
  for (const name of names) {
    const [, folder, digits, kind] = /^((?:.*\/)?raw\/)(\d+)_([csm])\.(?:txt|xml)$/i.exec(name) ?? [];
    if (folder === undefined || digits === undefined) continue;
    const number = `${folder}${digits.padStart(12, '0')}`;
    const session = byNumber.get(number) ?? { request: null, response: null, metadata: null };
    byNumber.set(number, session);
    session[kind?.toLowerCase() === 'c' ? 'request' : kind?.toLowerCase() === 's' ? 'response' : 'metadata'] = name;
  }
  return [...byNumber]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, session]) => session)
    .filter(({ request, response }) => request !== null || response !== null);
}

/** Reads the exchanges of sessions. @returns problems of files, as phrases that follow the name of the archive */
export async function readSessions(
  archive: ZipArchive,
  sessions: readonly SessionFiles[],
  file: string | null,
  take: (exchange: Exchange) => void | Promise<void>,
): Promise<readonly Message[]> {
  const problems: Message[] = [];
  const loader = { decompress, readFile: async (name: string) => bodyMessages.otherFileMissing(name) };
  const read = async (name: string | null): Promise<Uint8Array | null> => {
    if (name === null) return null;
    const bytes = await archive.read(name, LARGEST_BODY);
    if (bytes === null) throw new DamagedData(fileMessages.tooLargeInZip(LARGEST_BODY), false);
    return bytes;
  };
  for (const [entry, { request, response, metadata }] of sessions.entries()) {
    try {
      const parts = {
        request: await read(request),
        response: await read(response),
        metadata: new TextDecoder().decode((await read(metadata)) ?? new Uint8Array()),
      };
      const parsed = fiddlerExchange(parts, { file, entry });
      if (parsed === null) problems.push(fileMessages.inZipFile(response ?? '', fileMessages.notMessage));
      else await take(parsed.stored === undefined ? parsed : await completeExchange(parsed, loader));
    } catch (error) {
      if (!(error instanceof DamagedData)) throw error;
      problems.push(fileMessages.inZipFile(response ?? request ?? '', error.problem));
    }
  }
  return problems;
}
