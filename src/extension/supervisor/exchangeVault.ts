import type { Message } from '../../core/model/message.ts';
import type { EvictedContent } from './isolatedWorker.ts';
import { setAside } from '../../engine/store/unprocessed.ts';
import { type DroppedKind, NONE_DROPPED, addDropped } from '../../engine/api/dropped.ts';
import type { InitialState } from '../../engine/worker/residentEngine.ts';
import type { CapturedResponse, ExchangeId } from '../../engine/api/engineApi.ts';
import type { EvictedExchange } from '../../engine/store/evictedExchange.ts';
import type { StoreResult as Outcome } from '../../engine/api/bodyVault.ts';
import { compressedSize, type CompressedTexts } from '../../engine/worker/compression.ts';

/** What the DevTools page keeps, so that an engine can begin where another one ended. */
export interface ExchangeVault {
  /** @returns its number, and the engine's answer, whichever engine gives it */
  readonly add: (captured: CapturedResponse) => {
    readonly id: ExchangeId;
    readonly answer: Promise<ExchangeId | null>;
  };
  /** @returns to be called when the engine has taken it */
  readonly update: (id: ExchangeId, captured: CapturedResponse) => () => void;
  readonly has: (id: ExchangeId) => boolean;
  /** Whether this is what it keeps of an exchange: it was not cleared, and nothing newer has come. */
  readonly isCurrent: (id: ExchangeId, captured: CapturedResponse) => boolean;
  readonly answered: (id: ExchangeId, listed: ExchangeId | null) => void;
  readonly refused: (id: ExchangeId, error: unknown) => void;
  /** @returns a number for an exchange of a file that is being opened */
  readonly reserve: (file: string, bytes: number) => ExchangeId;
  /** Whether an engine has yet to answer. */
  readonly isWaiting: () => boolean;
  readonly put: (rested: EvictedExchange, packed: CompressedTexts | null) => Outcome;
  /** Other facts about an exchange of which it has the texts. */
  readonly facts: (rested: EvictedExchange) => void;
  readonly packed: (id: ExchangeId) => CompressedTexts | null;
  /** Characters of its body, or about so many. */
  readonly lengthOf: (id: ExchangeId) => number;
  readonly gone: (id: ExchangeId) => void;
  /** The engine has dropped it for a limit. */
  readonly dropped: (id: ExchangeId, kind: DroppedKind) => void;
  readonly clear: () => void;
  /** Clears all but what came from files. */
  readonly clearCaptured: () => void;
  /** What may have ended an engine, as it is now; null if it was cleared or came from a file that is still being opened. */
  readonly suspect: (id: ExchangeId) => VaultContent | null;
  /** Its body is not parsed again, for the reason that is given. */
  readonly setAside: (id: ExchangeId, why: Message) => void;
  /** An engine of its own has processed it after all. @returns false if it was cleared, or something newer has come */
  readonly processed: (id: ExchangeId, stored: EvictedContent) => boolean;
  readonly begin: () => Pick<InitialState, 'evicted' | 'captured' | 'lost' | 'dropped'>;
}

/** A response as it was before something happened to the engine. */
export type VaultContent =
  | { readonly kind: 'captured'; readonly captured: CapturedResponse }
  | { readonly kind: 'rested'; readonly rested: EvictedExchange; readonly packed: CompressedTexts | null };

/** A file that an exchange comes from. */
interface Opened {
  readonly name: string;
  readonly bytes: number;
}

interface One {
  readonly opened: Opened | null;
  /** As it came, until it rests. */
  captured: CapturedResponse | null;
  rested: EvictedExchange | null;
  packed: CompressedTexts | null;
  /** Newer content is on the way to the engine. */
  updates: number;
  resolve: ((listed: ExchangeId | null) => void) | null;
  reject: ((error: unknown) => void) | null;
}

const EMPTY: One = {
  opened: null,
  captured: null,
  rested: null,
  packed: null,
  updates: 0,
  resolve: null,
  reject: null,
};

export function createExchangeVault(): ExchangeVault {
  const held = new Map<ExchangeId, One>();
  let waiting = 0;
  let last = 0;
  let dropped = NONE_DROPPED;

  const settle = (one: One): void => {
    if (one.resolve) waiting -= 1;
    one.resolve = null;
    one.reject = null;
  };
  const store = (one: One, stored: EvictedContent): void => {
    Object.assign(one, stored, { captured: null });
    // It is listed, and the engine that was to answer so may be gone.
    one.resolve?.(stored.rested.id);
    settle(one);
  };
  const drop = (id: ExchangeId): void => {
    const one = held.get(id);
    // Whoever still waits for its number has nothing to do with it any more.
    one?.resolve?.(null);
    if (one) settle(one);
    held.delete(id);
  };

  return {
    add: (captured) => {
      last += 1;
      waiting += 1;
      const id = last;
      const answer = new Promise<ExchangeId | null>((resolve, reject) => {
        held.set(id, { ...EMPTY, captured, resolve, reject });
      });
      return { id, answer };
    },
    update: (id, captured) => {
      const one = held.get(id);
      if (!one) return () => undefined;
      Object.assign(one, { captured, rested: null, packed: null });
      one.updates += 1;
      return () => void (one.updates -= 1);
    },
    has: (id) => held.has(id),
    isCurrent: (id, captured) => held.get(id)?.captured === captured,
    answered: (id, listed) => {
      const one = held.get(id);
      if (!one) return;
      one.resolve?.(listed);
      settle(one);
      if (listed === null) held.delete(id);
    },
    refused: (id, error) => {
      held.get(id)?.reject?.(error);
      drop(id);
    },
    reserve: (name, bytes) => {
      last += 1;
      held.set(last, { ...EMPTY, opened: { name, bytes } });
      return last;
    },
    isWaiting: () => waiting > 0,
    put: (rested, packed) => {
      const one = held.get(rested.id);
      if (!one) return 'gone';
      // It was processed by itself after this engine was told not to parse it.
      const isBetter = rested.isSetAside === true && one.rested !== null && one.rested.isSetAside !== true;
      if (one.updates > 0 || isBetter) return 'outdated';
      store(one, { rested, packed });
      return 'stored';
    },
    facts: (rested) => {
      const one = held.get(rested.id);
      if (one?.rested && one.updates === 0) one.rested = rested;
    },
    packed: (id) => held.get(id)?.packed ?? null,
    lengthOf: (id) => {
      const one = held.get(id);
      const content = one?.captured?.content;
      if (content?.kind === 'content') return content.text.length;
      return one?.rested?.exchange.response.bodySize ?? one?.opened?.bytes ?? 0;
    },
    gone: drop,
    dropped: (id, kind) => {
      if (held.has(id)) dropped = addDropped(dropped, kind);
      drop(id);
    },
    clear: () => {
      dropped = NONE_DROPPED;
      for (const id of held.keys()) drop(id);
    },
    clearCaptured: () => {
      for (const [id, { opened }] of held) if (!opened) drop(id);
      if (held.size === 0) dropped = NONE_DROPPED;
    },
    suspect: (id) => {
      const one = held.get(id);
      if (one?.captured) return { kind: 'captured', captured: one.captured };
      return one?.rested ? { kind: 'rested', rested: one.rested, packed: one.packed } : null;
    },
    setAside: (id, why) => {
      const one = held.get(id);
      if (one?.rested) one.rested = setAside(one.rested, why);
      else if (one?.captured) one.captured = { ...one.captured, setAsideReason: why };
    },
    processed: (id, stored) => {
      const one = held.get(id);
      if (!one || one.updates > 0) return false;
      store(one, stored);
      return true;
    },
    begin: () => {
      const lost = new Set<string>();
      // Nothing of these has come here, and the page does not have their files.
      for (const [id, { opened, rested }] of held) {
        if (!opened || rested) continue;
        lost.add(opened.name);
        held.delete(id);
      }
      return {
        evicted: [...held.values()].flatMap(({ rested, packed }) =>
          rested ? [{ exchange: rested, bytes: packed ? compressedSize(packed) : 0 }] : [],
        ),
        captured: [...held].flatMap(([id, { captured }]) => (captured ? [{ ...captured, id }] : [])),
        lost: [...lost],
        dropped,
      };
    },
  };
}
