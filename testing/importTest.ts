import type { LocalFile, FileImport } from '../src/engine/api/importApi.ts';
import { EMPTY_QUERY, type EngineEvent } from '../src/engine/api/engineApi.ts';
import type { Limits } from '../src/engine/store/exchangeStore.ts';
import { type InEnglish, inEnglish } from './inEnglish.ts';
import { createTestEngine } from './residentEngine.ts';

export const file = (name: string, content: string | Uint8Array<ArrayBuffer>): LocalFile => new File([content], name);

/** An engine with the import events that it sent. */
export function importTest(limits?: Limits) {
  const tested = createTestEngine(limits);
  const { engine } = tested;
  const events: (readonly FileImport[])[] = [];
  const waiting = new Set<() => void>();
  engine.subscribe((change: EngineEvent) => {
    if ('imports' in change) events.push(change.imports);
    for (const check of waiting) check();
  });
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const now = (): readonly FileImport[] => events.at(-1) ?? [];
  /** Imports files and waits until all of them are parsed. */
  const open = async (files: readonly LocalFile[], batches = false): Promise<InEnglish<readonly FileImport[]>> => {
    await engine.importFiles(files, batches);
    const isDone = (): boolean => events.length > 0 && now().every(({ progress }) => progress === null);
    await until(isDone);
    return inEnglish(now());
  };
  const listed = async () => (await engine.overview(EMPTY_QUERY)).exchanges;
  return { ...tested, events, until, now, open, listed };
}
