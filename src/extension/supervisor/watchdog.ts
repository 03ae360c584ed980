/** Milliseconds between two checks. */
const INTERVAL = 2000;
// Counts checks instead of seconds: a computer that was suspended for an hour has missed only one check.
const MAX_MISSED = 5;
/** JSON is parsed synchronously, at several megabytes per second: a text gets one additional check per this many characters. */
const CHARACTERS_PER_CHECK = 1_000_000;

export interface WatchdogOptions {
  readonly ping: () => Promise<unknown>;
  /** Whether the worker must respond; if not, the checks stop. */
  readonly isNeeded: () => boolean;
  /** Characters that the current task parses. */
  readonly taskLength: () => number;
  readonly onHang: () => void;
}

/** Pings a worker regularly while it is needed, and reports a worker that does not respond. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #timer: ReturnType<typeof setInterval> | null = null;
  #missed = 0;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#check(), INTERVAL);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #check(): void {
    const { ping, isNeeded, taskLength, onHang } = this.#options;
    if (!isNeeded()) {
      this.stop();
      return;
    }
    this.#missed += 1;
    if (this.#missed > MAX_MISSED + taskLength() / CHARACTERS_PER_CHECK) {
      onHang();
      return;
    }
    // A ping is pending.
    if (this.#missed > 1) return;
    ping().then(
      () => void (this.#missed = 0),
      // The worker was terminated.
      () => undefined,
    );
  }
}
