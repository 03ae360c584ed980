import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer that is not undefined. An error counts as "not yet"; the last one is
 * told when the time is up.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  milliseconds = 15_000,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await pause(25);
  } while (performance.now() < deadline);
  const reason = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`Waited ${milliseconds / 1000} s in vain for ${what}${reason}`, { cause: last });
}
