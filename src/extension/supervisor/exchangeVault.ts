import type { Message } from '../../core/model/message.ts';
import { withSetAside } from '../../engine/store/unprocessed.ts';
import { type Dropped, NONE_DROPPED, addDropped } from '../../engine/api/dropped.ts';
import type { InitialState } from '../../engine/worker/residentEngine.ts';
import type { CapturedResponse, ExchangeId } from '../../engine/api/engineApi.ts';
import type { BodyVault, SavedState } from '../../engine/api/bodyVault.ts';
import { compressedSize, type CompressedTexts } from '../../engine/worker/compression.ts';
import { type EvictedContent, VaultEntries, type VaultContent, type VaultEntry } from './vaultEntries.ts';

/** The part of the vault that an engine's worker calls. */
export type WorkerVault = Omit<BodyVault, 'reportTask' | 'reportFailure'>;

/** The part of the vault that the supervisor uses. */
interface SupervisorVault {
  /** @returns a new id, and a promise that resolves with the id if an engine lists the response, otherwise with null */
  readonly add: (captured: CapturedResponse) => {
    readonly id: ExchangeId;
    readonly listed: Promise<ExchangeId | null>;
  };
  /**
   * Replaces the content of an exchange.
   * @returns a function to call when the engine has received the content
   */
  readonly update: (id: ExchangeId, captured: CapturedResponse) => () => void;
  readonly has: (id: ExchangeId) => boolean;
  /** Whether `captured` is still the content of the exchange: not cleared, not replaced. */
  readonly isCurrent: (id: ExchangeId, captured: CapturedResponse) => boolean;
  /** Reports to capture whether the response is listed. A response that is not listed is removed. */
  readonly resolve: (id: ExchangeId, listed: ExchangeId | null) => void;
  /** Reports to capture that the response could not be added, and removes it. */
  readonly reject: (id: ExchangeId, error: unknown) => void;
  /** Whether capture waits for a reply of an engine. */
  readonly isWaiting: () => boolean;
  readonly clear: () => void;
  /** Removes all exchanges except imported ones. */
  readonly clearCaptured: () => void;
  /** The stored content; null if it was cleared, or belongs to a file that is still being imported. */
  readonly content: (id: ExchangeId) => VaultContent | null;
  /** Characters of the body, or an estimate. */
  readonly lengthOf: (id: ExchangeId) => number;
  /** Excludes a body from parsing. @param reason for the user */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
  /** Stores what an isolated worker returned. @returns false if the exchange was cleared or has newer content */
  readonly restore: (id: ExchangeId, processed: EvictedContent) => boolean;
  readonly rules: () => string;
  readonly setRules: (rules: string) => void;
  /** What the next worker starts with. Exchanges of unfinished imports are removed: their files cannot be read again. */
  readonly initialState: () => Omit<InitialState, 'refused'>;
}

export interface ExchangeVault extends SupervisorVault {
  readonly forWorker: WorkerVault;
}

/** The state shared by all parts of the vault. */
interface VaultState {
  readonly entries: VaultEntries;
  dropped: Dropped;
  /** The rules and the state of the panel. */
  saved: SavedState | null;
  /** Ids of the captured responses that the running worker started with: it has not reported yet whether it lists them. */
  unlisted: readonly ExchangeId[];
}

/**
 * Stores all exchanges outside the engine's worker, so that another worker can replace one that crashed. Processed exchanges are stored
 * with compressed texts, others as captured.
 *
 * @param onDropped called when an engine drops an exchange because of a limit
 */
export function createExchangeVault(onDropped: (id: ExchangeId) => void): ExchangeVault {
  const vault: VaultState = { entries: new VaultEntries(), dropped: NONE_DROPPED, saved: null, unlisted: [] };
  return { ...captureAccess(vault), ...contentAccess(vault), forWorker: workerAccess(vault, onDropped) };
}

function workerAccess(vault: VaultState, onDropped: (id: ExchangeId) => void): WorkerVault {
  const { entries } = vault;
  const textsOf = (id: ExchangeId): CompressedTexts | null => {
    const content = entries.get(id)?.content;
    return content?.kind === 'evicted' ? content.texts : null;
  };
  return {
    put: (evicted, texts) => {
      const entry = entries.get(evicted.id);
      if (!entry) return 'removed';
      if (entry.updates > 0 || isWorse(evicted.isSetAside === true, entry)) return 'outdated';
      storeEvicted(entries, entry, { evicted, texts });
      return 'stored';
    },
    updateFacts: (evicted) => {
      const entry = entries.get(evicted.id);
      if (entry?.content.kind === 'evicted' && entry.updates === 0) entry.content = { ...entry.content, evicted };
    },
    get: textsOf,
    getAll: (ids) => ids.map(textsOf),
    remove: (id) => entries.remove(id),
    reportDropped: (id, kind) => {
      if (entries.get(id)) vault.dropped = addDropped(vault.dropped, kind);
      entries.remove(id);
      onDropped(id);
    },
    reportListed: (listed) => {
      for (const id of vault.unlisted) resolveReply(entries, id, listed.includes(id) ? id : null);
    },
    reserve: (name, bytes, count) => Array.from({ length: count }, () => entries.addPending({ name, bytes })),
    saveState: (saved) => void (vault.saved = saved),
  };
}

type CaptureAccess = Pick<
  SupervisorVault,
  'add' | 'update' | 'has' | 'isCurrent' | 'resolve' | 'reject' | 'isWaiting' | 'clear' | 'clearCaptured'
>;

function captureAccess(vault: VaultState): CaptureAccess {
  const { entries } = vault;
  return {
    add: (captured) => entries.addCaptured(captured),
    update: (id, captured) => {
      const entry = entries.get(id);
      if (!entry) return () => undefined;
      entry.content = { kind: 'captured', captured };
      entry.updates += 1;
      return () => void (entry.updates -= 1);
    },
    has: (id) => entries.get(id) !== undefined,
    isCurrent: (id, captured) => {
      const content = entries.get(id)?.content;
      return content?.kind === 'captured' && content.captured === captured;
    },
    resolve: (id, listed) => resolveReply(entries, id, listed),
    reject: (id, error) => {
      const entry = entries.get(id);
      if (entry) entries.reject(entry, error);
      entries.remove(id);
    },
    isWaiting: () => entries.isWaiting,
    clear: () => {
      vault.dropped = NONE_DROPPED;
      for (const [id] of entries.all()) entries.remove(id);
    },
    clearCaptured: () => {
      for (const [id, { file }] of entries.all()) if (!file) entries.remove(id);
      if (entries.size === 0) vault.dropped = NONE_DROPPED;
    },
  };
}

function contentAccess(vault: VaultState): Omit<SupervisorVault, keyof CaptureAccess> {
  const { entries } = vault;
  return {
    content: (id) => {
      const content = entries.get(id)?.content;
      return content && content.kind !== 'pending' ? content : null;
    },
    lengthOf: (id) => {
      const entry = entries.get(id);
      return entry ? bodyLength(entry) : 0;
    },
    setAside: (id, reason) => {
      const entry = entries.get(id);
      if (entry) entry.content = withoutParsing(entry.content, reason);
    },
    restore: (id, processed) => {
      const entry = entries.get(id);
      if (!entry || entry.updates > 0) return false;
      storeEvicted(entries, entry, processed);
      return true;
    },
    rules: () => vault.saved?.rules ?? '',
    setRules: (rules) => void (vault.saved = { panelState: null, checksOff: [], ...vault.saved, rules }),
    initialState: () => {
      const lost = removePending(entries);
      const contents = entries.all().map(([id, { content }]) => ({ id, content }));
      const captured = contents.flatMap(({ id, content }) =>
        content.kind === 'captured' ? [{ ...content.captured, id }] : [],
      );
      const evicted = contents.flatMap(({ content }) => (content.kind === 'evicted' ? [initialExchange(content)] : []));
      vault.unlisted = captured.map(({ id }) => id);
      return { evicted, captured, lost, savedState: vault.saved, dropped: vault.dropped };
    },
  };
}

/** If the engine set a body aside, a result of an isolated worker must not be replaced by the engine's. */
function isWorse(isSetAside: boolean, { content }: VaultEntry): boolean {
  return isSetAside && content.kind === 'evicted' && content.evicted.isSetAside !== true;
}

/** Stores a processed exchange. Workers store only listed exchanges, so it is listed even if the worker crashed before its reply. */
function storeEvicted(entries: VaultEntries, entry: VaultEntry, processed: EvictedContent): void {
  entry.content = { kind: 'evicted', ...processed };
  entries.resolve(entry, processed.evicted.id);
}

function resolveReply(entries: VaultEntries, id: ExchangeId, listed: ExchangeId | null): void {
  const entry = entries.get(id);
  if (!entry) return;
  entries.resolve(entry, listed);
  if (listed === null) entries.remove(id);
}

function bodyLength({ content, file }: VaultEntry): number {
  switch (content.kind) {
    case 'captured': {
      const body = content.captured.content;
      return body?.kind === 'content' ? body.text.length : 0;
    }
    case 'evicted':
      return content.evicted.exchange.response.bodySize ?? file?.bytes ?? 0;
    case 'pending':
      return file?.bytes ?? 0;
  }
}

function withoutParsing(content: VaultEntry['content'], reason: Message): VaultEntry['content'] {
  switch (content.kind) {
    case 'captured':
      return { ...content, captured: { ...content.captured, setAsideReason: reason } };
    case 'evicted':
      return { ...content, evicted: withSetAside(content.evicted, reason) };
    case 'pending':
      return content;
  }
}

/** @returns the names of the files whose import is lost */
function removePending(entries: VaultEntries): string[] {
  const lost = new Set<string>();
  for (const [id, { content, file }] of entries.all()) {
    if (content.kind !== 'pending') continue;
    if (file) lost.add(file.name);
    entries.remove(id);
  }
  return [...lost];
}

function initialExchange({ evicted, texts }: EvictedContent): InitialState['evicted'][number] {
  return { exchange: evicted, bytes: texts ? compressedSize(texts) : 0 };
}
