import type { ExchangeId } from '../../engine/api/engineApi.ts';
import { type IsolatedRun, type IsolatedResult, processInIsolation } from './isolatedWorker.ts';
import type { EvictedContent, VaultContent } from './vaultEntries.ts';
import type { EngineWorker } from './runningWorker.ts';

export interface IsolatedRunsOptions {
  readonly startWorker: () => EngineWorker;
  /** The user's rules as JSON text. */
  readonly rules: () => string;
  /** Characters of a body. */
  readonly lengthOf: (id: ExchangeId) => number;
  readonly onProcessed: (id: ExchangeId, processed: EvictedContent) => void;
  /** The response is not a multi-status response. */
  readonly onUnlisted: (id: ExchangeId) => void;
  /** The isolated worker crashed too. */
  readonly onCrashed: (id: ExchangeId, isHang: boolean) => void;
  /** The user's rules caused the crash: without them the response was processed. */
  readonly onRulesCrashed: (rules: string) => void;
}

/** Reprocesses responses that crashed an engine, one at a time, each in an isolated worker. */
export interface IsolatedRuns {
  readonly add: (id: ExchangeId, content: VaultContent) => void;
  readonly cancel: (id: ExchangeId) => void;
  /** Cancels the runs of exchanges that are no longer stored. */
  readonly prune: (isStored: (id: ExchangeId) => boolean) => void;
}

export function createIsolatedRuns(options: IsolatedRunsOptions): IsolatedRuns {
  const waiting = new Map<ExchangeId, VaultContent>();
  let current: { readonly id: ExchangeId; readonly run: IsolatedRun } | null = null;

  const attempt = (id: ExchangeId, content: VaultContent, rules: string): Promise<IsolatedResult> => {
    const { startWorker, lengthOf } = options;
    const run = processInIsolation({ startWorker, id, content, rules, length: lengthOf(id) });
    current = { id, run };
    return run.result;
  };
  const processOne = async (id: ExchangeId, content: VaultContent): Promise<void> => {
    const rules = options.rules();
    const first = await attempt(id, content, rules);
    const isRetry = first.kind === 'crashed' && rules.trim() !== '' && mayBeJson(content);
    const result = isRetry ? await attempt(id, content, '') : first;
    if (isRetry && result.kind === 'processed') options.onRulesCrashed(rules);
    if (result.kind === 'crashed') options.onCrashed(id, result.isHang);
    else if (result.kind === 'unlisted') options.onUnlisted(id);
    else if (result.kind === 'processed' && result.processed) options.onProcessed(id, result.processed);
  };
  const processAll = async (): Promise<void> => {
    for (const [id, content] of waiting) {
      waiting.delete(id);
      await processOne(id, content);
    }
    current = null;
  };
  const cancel = (id: ExchangeId): void => {
    waiting.delete(id);
    if (current?.id === id) current.run.cancel();
  };
  return {
    add: (id, content) => {
      waiting.set(id, content);
      if (!current) void processAll();
    },
    cancel,
    prune: (isStored) => {
      for (const id of [...waiting.keys(), ...(current ? [current.id] : [])]) if (!isStored(id)) cancel(id);
    },
  };
}

/** Whether the user's rules could apply: they apply only to JSON. */
function mayBeJson(stored: VaultContent): boolean {
  if (stored.kind === 'evicted') return stored.evicted.facts.format !== 'webdav';
  const { content } = stored.captured;
  return content?.kind === 'content' && (content.encoding !== null || /^\s*[[{"]/.test(content.text.slice(0, 1000)));
}
