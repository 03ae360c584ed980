import type { Page } from 'playwright';
import type { Kind } from './bodies.ts';
import type { Opened, Pages } from './browser.ts';
import type { ParserJob } from './page/parsers.ts';
import { MEGABYTE } from './run.ts';

/** A page with a generated body and parsers. */
export interface Parsers {
  make(kind: Kind, bytes: number): Promise<void>;
  /** Runs a job. @returns the milliseconds of processor time that one run took in the thread of the page */
  run(job: ParserJob): Promise<number>;
  readonly close: Opened['close'];
}

/** Opens a page with parsers in a new browser. */
export async function openParsers(pages: Pages): Promise<Parsers> {
  const { page, close } = await pages.open('parsers');
  const processorTime = await threadClock(page);
  let times = 1;
  return {
    make: async (kind, bytes) => {
      // Calling the page takes up to half a millisecond, as long as the shortest job.
      times = Math.max(1, Math.round((5 * MEGABYTE) / bytes));
      await page.evaluate(([of, size]) => window.parsers.make(of, size), [kind, bytes] as const);
    },
    run: async (job) => {
      await page.evaluate(() => window.parsers.collect());
      const before = await processorTime();
      await page.evaluate(([of, count]) => window.parsers.run(of, count), [job, times] as const);
      return ((await processorTime()) - before) / times;
    },
    close,
  };
}

/** @returns a function that returns the milliseconds of processor time that the page's thread has used: not those of other programs */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = metrics.find(({ name }) => name === 'ThreadTime');
    if (!metric) throw new Error('the browser does not state the processor time of a thread');
    return metric.value * 1000;
  };
}
