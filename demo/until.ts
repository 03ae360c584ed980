import { setTimeout as pause } from 'node:timers/promises';

/** Polls until the result is not undefined. Errors do not stop polling; after the timeout, the last one is the cause. */
export async function until<T>(
  what: string,
  poll: () => Promise<T | undefined> | T | undefined,
  milliseconds = 15_000,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  let last: unknown;
  do {
    try {
      const result = await poll();
      if (result !== undefined) return result;
    } catch (error) {
      last = error;
    }
    await pause(25);
  } while (performance.now() < deadline);
  const reason = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`Waited ${milliseconds / 1000} s for ${what}${reason}`, { cause: last });
}
