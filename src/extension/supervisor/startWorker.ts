import { UNKNOWN_REASON } from '../messages.ts';
import type { EngineWorker } from './runningWorker.ts';

/** The engine's worker, as a browser starts it. */
export function startWorker(): EngineWorker {
  const worker = new Worker(new URL('../../engine/worker/worker.ts', import.meta.url), { type: 'module' });
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
    // A worker reports its own errors: what comes here is one that never began.
    onError: (listener) =>
      worker.addEventListener('error', (event) => {
        // Or it would be an error of this page as well, and without its words.
        event.preventDefault();
        listener(event.message || UNKNOWN_REASON);
      }),
  };
}
