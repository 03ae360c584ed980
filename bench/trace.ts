import type { Browser, Page } from 'playwright';

/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of this thread: excludes the time of other programs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The names of tasks of a thread. */
export const TASKS: ReadonlySet<string> = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);

/** Records a trace of the browser while some work is done. */
export async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return traceEvents;
}

/** Returns the milliseconds of processor time of the longest task between two marks, in the thread that set them. */
export function longestBetween(events: readonly TraceEvent[], from: string, to: string): number {
  const start = events.find(({ name }) => name === from);
  const end = events.find(({ name }) => name === to);
  if (!start || !end) throw new Error(`the trace has no ${from} or no ${to}`);
  const tasks = tasksOf(events, start).filter(({ ts, dur = 0 }) => ts + dur >= start.ts && ts <= end.ts);
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  return Math.max(...tasks.map(processorTime));
}

/** Returns the milliseconds of processor time of each task that set a mark. */
export function tasksWith(events: readonly TraceEvent[], mark: string): number[] {
  return events
    .filter(({ name }) => name === mark)
    .map((found) => {
      const task = tasksOf(events, found).find(({ ts, dur = 0 }) => ts <= found.ts && found.ts <= ts + dur);
      if (!task) throw new Error(`the trace has no task with ${mark}`);
      return processorTime(task);
    });
}

/** The tasks of the thread that set a mark. */
function tasksOf(events: readonly TraceEvent[], { pid, tid }: TraceEvent): readonly TraceEvent[] {
  return events.filter((event) => event.pid === pid && event.tid === tid && TASKS.has(event.name));
}

/** Chromium does not state it for tasks of a microsecond. */
function processorTime({ tdur = 0 }: TraceEvent): number {
  return tdur / 1000;
}
