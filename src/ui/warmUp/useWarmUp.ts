import { useEffect, useEffectEvent } from 'react';
import { useHost, usePanel } from '../context.ts';

/** Milliseconds after which it starts even if the thread is busy. */
const LATEST = 2000;

let isWarm = false;

/** Prepares the panel for its first response while nothing else happens. @param isIdle the panel is rendered and has no responses */
export function useWarmUp(isIdle: boolean): void {
  const host = useHost();
  const panel = usePanel();
  const start = useEffectEvent(async (signal: AbortSignal): Promise<void> => {
    try {
      const { warmUp } = await import('./warmUp.tsx');
      if (signal.aborted) return;
      isWarm = true;
      signal.addEventListener('abort', warmUp(host));
    } catch (error) {
      panel.fail(error);
    }
  });
  useEffect(() => {
    if (!isIdle || isWarm) return undefined;
    const aborter = new AbortController();
    const callback = requestIdleCallback(() => void start(aborter.signal), { timeout: LATEST });
    return () => {
      aborter.abort();
      cancelIdleCallback(callback);
    };
  }, [isIdle]);
}
