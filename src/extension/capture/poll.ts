/** Milliseconds. */
const INTERVAL = 1500;
/** After a look that has something to be looked at again. */
const SOON = 500;

/** At most one part in so many of the time is spent looking: `getHAR()` took 106 ms for 2,000 requests. */
const SHARE = 20;

export interface Poll {
  start(): void;
  stop(): void;
}

/**
 * Looks again and again from `start` to `stop`, the first time at once, and the less often the longer it takes.
 * @param look answers true where it wants to look again soon
 */
export function createPoll(look: () => Promise<boolean>): Poll {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running = 0;

  const turn = async (mine: number): Promise<void> => {
    const started = performance.now();
    const soon = await look();
    if (mine !== running) return;
    const spent = performance.now() - started;
    timer = setTimeout(() => void turn(mine), Math.max(soon ? SOON : INTERVAL, spent * SHARE));
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
