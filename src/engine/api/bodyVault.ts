import type { EngineTask } from './engineTask.ts';
import type { DroppedKind } from './dropped.ts';
import type { ExchangeId, PanelState } from './engineApi.ts';
import type { EvictedExchange } from '../store/evictedExchange.ts';
import type { CompressedTexts } from '../worker/compression.ts';

/** The rules and the state of the panel, which a new engine restores. */
export interface SavedState {
  readonly rules: string;
  readonly panelState: PanelState | null;
  /** The checks that are off. */
  readonly checksOff: readonly string[];
}

/** `removed`: the response was cleared. `outdated`: newer content is being transferred. */
export type StoreResult = 'stored' | 'outdated' | 'removed';

/** Stores evicted exchanges outside the worker, which may have to be replaced. */
export interface BodyVault {
  /** Stores an evicted exchange with its compressed texts; null if they were dropped. */
  put(evicted: EvictedExchange, compressed: CompressedTexts | null): StoreResult;
  /** Replaces the facts of an exchange and keeps its texts. */
  updateFacts(evicted: EvictedExchange): void;
  get(id: ExchangeId): CompressedTexts | null;
  /** Returns the texts of several exchanges in one message. */
  getAll(ids: readonly ExchangeId[]): readonly (CompressedTexts | null)[];
  remove(id: ExchangeId): void;
  /** Reports that an exchange was dropped because of a limit. */
  reportDropped(id: ExchangeId, kind: DroppedKind): void;
  /** Reports which of the captured responses in the initial state are listed. */
  reportListed(listed: readonly ExchangeId[]): void;
  /**
   * Reserves ids for exchanges of a file that is being imported. An id is free again after `remove`.
   * @param bytes size of the file
   */
  reserve(file: string, bytes: number, count: number): readonly ExchangeId[];
  /** Reports a task before it starts, so that a hang can be attributed to it, and null after it. */
  reportTask(task: EngineTask | null): void;
  saveState(state: SavedState): void;
  /** Reports an internal error outside of any task, after which the worker has to be replaced. */
  reportFailure(reason: string): void;
}
