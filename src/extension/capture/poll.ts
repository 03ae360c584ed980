/** Milliseconds between two polls. */
const INTERVAL = 1500;
/** Milliseconds after a poll that found something to compare again. */
const SHORT_INTERVAL = 500;

/** At most 1/20 of the time is spent polling: `getHAR()` took 106 ms for 2,000 requests. */
const COST_FACTOR = 20;

export interface Poll {
  start(): void;
  stop(): void;
}

/**
 * Polls from `start` to `stop`, at once for the first time. Long polls increase the interval.
 * @param poll resolves with true for a short interval
 */
export function createPoll(poll: () => Promise<boolean>): Poll {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running = 0;

  const turn = async (mine: number): Promise<void> => {
    const started = performance.now();
    const isSoon = await poll();
    if (mine !== running) return;
    const spent = performance.now() - started;
    timer = setTimeout(() => void turn(mine), Math.max(isSoon ? SHORT_INTERVAL : INTERVAL, spent * COST_FACTOR));
  };
  const stop = (): void => {
    running += 1;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    start: () => {
      stop();
      void turn(running);
    },
    stop,
  };
}
