import type { Page } from 'playwright';
import { loadResponse } from './responses.ts';

/**
 * Lets the page ask for answers and read them, evenly in time and without waiting for one another.
 * @param from number of the first answer
 * @param to number after the last
 * @param perMinute how many are to be sent in a minute
 * @returns when all have been read by the page
 */
export async function send(page: Page, from: number, to: number, perMinute: number): Promise<void> {
  const asked = Array.from({ length: to - from }, (_, index) => {
    const { method, path } = loadResponse(from + index);
    return { method, path };
  });
  await page.evaluate(
    async ({ requests, gap }) => {
      const began = performance.now();
      const read: Promise<string>[] = [];
      for (const [index, { method, path }] of requests.entries()) {
        const due = began + index * gap - performance.now();
        if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
        read.push(fetch(path, { method }).then((answer) => answer.text()));
      }
      await Promise.all(read);
    },
    { requests: asked, gap: 60_000 / perMinute },
  );
}
