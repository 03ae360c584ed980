/** Milliseconds after which a worker is considered stable: its crash does not continue a series. */
const STABLE_TIME = 60_000;
/** Unexplained crashes in a row after which a restart is delayed. */
const IMMEDIATE_RESTARTS = 2;
/** In ms; doubled for each further crash. */
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** Number of unexplained crashes in a row after which they are reported. */
const REPORTED_CRASHES = 5;

/** Counts crashes in a row that no task explains, and delays the restarts after them. */
export class RestartDelay {
  #startedAt = 0;
  #crashes = 0;

  workerStarted(): void {
    this.#startedAt = Date.now();
  }

  /** A task caused the crash. It is not repeated, so the next worker can start immediately. */
  reset(): void {
    this.#crashes = 0;
  }

  /**
   * Counts an unexplained crash.
   * @returns the delay in ms, and whether this crash is to be reported
   */
  crashed(): { readonly delay: number; readonly isReported: boolean } {
    if (Date.now() - this.#startedAt > STABLE_TIME) this.#crashes = 0;
    this.#crashes += 1;
    const delayed = this.#crashes - IMMEDIATE_RESTARTS;
    return {
      delay: delayed <= 0 ? 0 : Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (delayed - 1)),
      isReported: this.#crashes === REPORTED_CRASHES,
    };
  }
}
