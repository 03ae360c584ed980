import type { CaptureSettings, CaptureState } from '../../state/capture.ts';
import type { SettingsStore } from '../host/settings.ts';

/** The current capture state, with its listeners and the stored settings. */
export class CaptureStore {
  readonly #settings: SettingsStore;
  readonly #listeners = new Set<(state: CaptureState) => void>();
  #state: CaptureState;
  #isHintDismissed = false;

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

  addUncapturedBatch(): void {
    if (!this.#isHintDismissed) this.#set({ uncapturedBatches: this.#state.uncapturedBatches + 1 });
  }

  clearUncapturedBatches(): void {
    this.#set({ uncapturedBatches: 0 });
  }

  dismissBatchHint(): void {
    this.#isHintDismissed = true;
    this.clearUncapturedBatches();
  }

  /** Applies settings immediately and stores them. */
  change(settings: Partial<CaptureSettings>): void {
    this.#set({ ...settings, ...(settings.batches === true && { uncapturedBatches: 0 }) });
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
