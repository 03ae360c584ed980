import type { Page } from 'playwright';
import { loadResponse } from './responses.ts';

/**
 * Makes the page send requests at regular intervals, without waiting for earlier responses. Resolves when the page has read
 * all responses.
 * @param from number of the first response
 * @param to number after the last response
 * @param perMinute requests per minute
 */
export async function send(page: Page, from: number, to: number, perMinute: number): Promise<void> {
  const sent = Array.from({ length: to - from }, (_, index) => {
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
        read.push(fetch(path, { method }).then((response) => response.text()));
      }
      await Promise.all(read);
    },
    { requests: sent, gap: 60_000 / perMinute },
  );
}
