import type { Browser, Page } from 'playwright';

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of this thread: excludes the time of other programs. */
  readonly tdur?: number;
}

/** Records a trace of the browser while some work is done. */
export async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return traceEvents;
}

/**
 * Returns the duration in milliseconds of the longest task between two marks, in the thread that set them.
 *
 * @param clock `dur` for elapsed time, `tdur` for processor time
 */
export function longestBetween(
  events: readonly TraceEvent[],
  from: string,
  to: string,
  clock: 'dur' | 'tdur' = 'dur',
): number {
  const start = events.find(({ name }) => name === from);
  const end = events.find(({ name }) => name === to);
  if (!start || !end) throw new Error(`the trace has no ${from} or no ${to}`);
  const tasks = events.filter(({ name, pid, tid, ts, dur = 0 }) => {
    const isHere = pid === start.pid && tid === start.tid && ts + dur >= start.ts && ts <= end.ts;
    return isHere && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  });
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  return Math.max(...tasks.map((task) => task[clock] ?? 0)) / 1000;
}
