/** Milliseconds between two polls. */
const INTERVAL = 1500;
/** Milliseconds after a poll whose requests must be compared again. */
const SHORT_INTERVAL = 500;

/** At most 1/20 of the time is spent polling: `getHAR()` took 106 ms for 2,000 requests. */
const COST_FACTOR = 20;

export interface Poll {
  start(): void;
  stop(): void;
}

/**
 * Polls repeatedly from `start`, which polls immediately, to `stop`. Slow polls increase the interval.
 * @param poll resolves with true for a short interval
 */
export function createPoll(poll: () => Promise<boolean>): Poll {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let currentRun = 0;

  const pollAgain = async (run: number): Promise<void> => {
    const started = performance.now();
    const isShort = await poll();
    if (run !== currentRun) return;
    const spent = performance.now() - started;
    timer = setTimeout(() => void pollAgain(run), Math.max(isShort ? SHORT_INTERVAL : INTERVAL, spent * COST_FACTOR));
  };
  const stop = (): void => {
    currentRun += 1;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    start: () => {
      stop();
      void pollAgain(currentRun);
    },
    stop,
  };
}
