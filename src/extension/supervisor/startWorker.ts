import { UNKNOWN_REASON } from '../messages.ts';
import type { EngineWorker } from './runningWorker.ts';

/** Starts the engine's worker in the browser. */
export function startWorker(): EngineWorker {
  const worker = new Worker(new URL('../../engine/worker/worker.ts', import.meta.url), { type: 'module' });
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
    // A running worker reports its own errors; this event means that the worker could not start.
    onError: (listener) =>
      worker.addEventListener('error', (event) => {
        // Otherwise it would also be an uncaught error of this page, without its message.
        event.preventDefault();
        listener(event.message || UNKNOWN_REASON);
      }),
  };
}
