import type { ExchangeId } from '../../engine/api/engineApi.ts';
import { type IsolatedRun, type IsolatedResult, processInIsolation, type EvictedContent } from './isolatedWorker.ts';
import type { VaultContent } from './exchangeVault.ts';
import type { EngineWorker } from './runningWorker.ts';

export interface IsolatedRunsOptions {
  readonly startWorker: () => EngineWorker;
  /** The user's rules, as text. */
  readonly rules: () => string;
  /** Characters of a body. */
  readonly lengthOf: (id: ExchangeId) => number;
  readonly onProcessed: (id: ExchangeId, stored: EvictedContent) => void;
  /** It is not a multi-status response. */
  readonly onUnlisted: (id: ExchangeId) => void;
  /** It has ended the worker that had nothing else to do. */
  readonly onCrashed: (id: ExchangeId, hung: boolean) => void;
  /** It was the user's rules: without them it was processed. */
  readonly onRulesCrashed: (rules: string) => void;
}

/** Responses that ended an engine, processed once more: one after the other, each in a worker of its own. */
export interface IsolatedRuns {
  readonly add: (id: ExchangeId, suspect: VaultContent) => void;
  readonly cancel: (id: ExchangeId) => void;
  /** Cancels what is not kept any more. */
  readonly prune: (isKept: (id: ExchangeId) => boolean) => void;
}

export function createIsolatedRuns(options: IsolatedRunsOptions): IsolatedRuns {
  const waiting = new Map<ExchangeId, VaultContent>();
  let current: { readonly id: ExchangeId; readonly alone: IsolatedRun } | null = null;

  const attempt = (id: ExchangeId, suspect: VaultContent, rules: string): Promise<IsolatedResult> => {
    const alone = processInIsolation({
      startWorker: options.startWorker,
      id,
      suspect,
      rules,
      length: options.lengthOf(id),
    });
    current = { id, alone };
    return alone.result;
  };
  const tryOne = async (id: ExchangeId, suspect: VaultContent): Promise<void> => {
    const rules = options.rules();
    const first = await attempt(id, suspect, rules);
    const isForRules = first.kind === 'died' && rules.trim() !== '' && mayBeJson(suspect);
    const outcome = isForRules ? await attempt(id, suspect, '') : first;
    if (isForRules && outcome.kind === 'processed') options.onRulesCrashed(rules);
    if (outcome.kind === 'died') options.onCrashed(id, outcome.hung);
    else if (outcome.kind === 'unlisted') options.onUnlisted(id);
    else if (outcome.kind === 'processed' && outcome.stored) options.onProcessed(id, outcome.stored);
  };
  const run = async (): Promise<void> => {
    for (const [id, suspect] of waiting) {
      waiting.delete(id);
      await tryOne(id, suspect);
    }
    current = null;
  };
  const cancel = (id: ExchangeId): void => {
    waiting.delete(id);
    if (current?.id === id) current.alone.cancel();
  };
  return {
    add: (id, suspect) => {
      waiting.set(id, suspect);
      if (!current) void run();
    },
    cancel,
    prune: (isKept) => {
      for (const id of [...waiting.keys(), ...(current ? [current.id] : [])]) if (!isKept(id)) cancel(id);
    },
  };
}

/** Rules are for JSON. */
function mayBeJson(suspect: VaultContent): boolean {
  if (suspect.kind === 'rested') return suspect.rested.facts.format !== 'webdav';
  const { content } = suspect.captured;
  return content?.kind === 'content' && (content.encoding !== null || /^\s*[[{"]/.test(content.text.slice(0, 1000)));
}
