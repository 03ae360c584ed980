import type { EngineTask } from './engineTask.ts';
import type { DroppedKind } from './dropped.ts';
import type { ExchangeId, PanelState } from './engineApi.ts';
import type { EvictedExchange } from '../store/evictedExchange.ts';
import type { CompressedTexts } from '../worker/compression.ts';

/** What a panel has set, and wants to find again. */
export interface SavedState {
  readonly rules: string;
  readonly panelState: PanelState | null;
}

/** What became of a body that was put away: `gone` where its response was cleared, `outdated` where newer content is on its way. */
export type StoreResult = 'stored' | 'outdated' | 'gone';

/** Where bodies rest: outside of the engine's worker, which may have to be started anew. */
export interface BodyVault {
  /** Keeps what is left of an exchange with its texts; null where they are not coming back. */
  put(rested: EvictedExchange, packed: CompressedTexts | null): StoreResult;
  /** Other facts about an exchange, with the texts that are there. */
  updateFacts(rested: EvictedExchange): void;
  get(id: ExchangeId): CompressedTexts | null;
  remove(id: ExchangeId): void;
  /** An exchange was dropped for a limit. */
  reportDropped(id: ExchangeId, kind: DroppedKind): void;
  /** Which of the captured that it was given to begin with are listed. */
  reportListed(listed: readonly ExchangeId[]): void;
  /**
   * Keeps a number for an exchange of a file that is being opened, until something is put there or it is gone.
   * @param bytes of the file
   */
  reserve(file: string, bytes: number): ExchangeId;
  /** Called before a piece of work with what is to blame if it never ends, and with null after it. */
  reportTask(culprit: EngineTask | null): void;
  saveState(notes: SavedState): void;
  /** A mistake of ours came to light that is nobody's in particular: the worker cannot be trusted any more. */
  reportFailure(why: string): void;
}
