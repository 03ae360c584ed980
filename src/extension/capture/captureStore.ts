import type { CaptureSettings, CaptureState } from '../../state/capture.ts';
import type { SettingsStore } from '../host/settings.ts';

/** A response that looks like a batch, while batches are not captured. */
export interface UncapturedBatch {
  /** When the request started, as Unix time in ms. */
  readonly start: number;
}

/** The current capture state, with its listeners and the stored settings. */
export class CaptureStore {
  readonly #settings: SettingsStore;
  readonly #listeners = new Set<(state: CaptureState) => void>();
  #state: CaptureState;
  #isHintDismissed = false;
  #batches: UncapturedBatch[] = [];

  constructor(settings: SettingsStore) {
    this.#settings = settings;
    // `load` sets the warning.
    const loaded = settings.load();
    this.#state = { ...loaded, blocked: null, uncapturedBatches: 0, notice: this.#notice() };
  }

  get state(): CaptureState {
    return this.#state;
  }

  setBlocked(blocked: CaptureState['blocked']): void {
    this.#set({ blocked });
  }

  addUncapturedBatch(batch: UncapturedBatch): void {
    if (this.#isHintDismissed) return;
    this.#batches.push(batch);
    this.#set({ uncapturedBatches: this.#batches.length });
  }

  uncapturedBatches(): readonly UncapturedBatch[] {
    return [...this.#batches];
  }

  clearUncapturedBatches(isCleared: (batch: UncapturedBatch) => boolean = () => true): void {
    this.#batches = this.#batches.filter((batch) => !isCleared(batch));
    this.#set({ uncapturedBatches: this.#batches.length });
  }

  dismissBatchHint(): void {
    this.#isHintDismissed = true;
    this.clearUncapturedBatches();
  }

  /** Applies settings immediately and stores them. */
  change(settings: Partial<CaptureSettings>): void {
    if (settings.batches === true) this.#batches = [];
    this.#set({ ...settings, uncapturedBatches: this.#batches.length });
    const { recording, keepLog, batches } = this.#state;
    this.#settings.save({ recording, keepLog, batches });
    this.#set({ notice: this.#notice() });
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: (state: CaptureState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #notice(): string | undefined {
    return this.#settings.warning() ?? undefined;
  }

  #set(changed: Partial<CaptureState>): void {
    const next = { ...this.#state, ...changed };
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next);
  }
}
