import { TASKS, type TraceEvent } from './trace.ts';

/** What the threads of a page do: both wait for messages or a frame, or one of them works. */
export type Phase = 'messages' | 'engine' | 'script' | 'rendering' | 'frame';

const RENDERING = new Set([
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'ScheduledActionSendBeginMainFrame',
]);

/**
 * Divides the time between two marks into phases. While both threads work, the time counts as that of the panel's thread,
 * which set the marks.
 *
 * @param marks `ready`: the rows are in the document
 * @returns the milliseconds of each phase
 */
export function phasesBetween(
  events: readonly TraceEvent[],
  marks: { readonly from: string; readonly ready: string; readonly to: string },
): ReadonlyMap<Phase, number> {
  const [start, ready, end] = [markIn(events, marks.from), markIn(events, marks.ready), markIn(events, marks.to)];
  const isWithin = ({ pid, ts, dur = 0 }: TraceEvent): boolean =>
    pid === start.pid && ts < end.ts && ts + dur > start.ts;
  const workers = new Set(
    events.flatMap(({ name, tid, args }) =>
      name === 'thread_name' && args?.name === 'DedicatedWorker thread' ? [tid] : [],
    ),
  );
  const all = events.filter(isWithin);
  const panel = all.filter(({ tid }) => tid === start.tid);
  const panelTasks = panel.filter(({ name }) => TASKS.has(name));
  const rendering = panel.filter(({ name }) => RENDERING.has(name));
  const workerTasks = all.filter(({ name, tid }) => TASKS.has(name) && workers.has(tid));
  const phaseAt = (time: number): Phase => {
    const isIn = ({ ts, dur = 0 }: TraceEvent): boolean => ts <= time && time < ts + dur;
    if (rendering.some(isIn)) return 'rendering';
    if (panelTasks.some(isIn)) return 'script';
    if (workerTasks.some(isIn)) return 'engine';
    return time < ready.ts ? 'messages' : 'frame';
  };
  const limits = [...panelTasks, ...rendering, ...workerTasks].flatMap(({ ts, dur = 0 }) => [ts, ts + dur]);
  const times = [start.ts, ready.ts, end.ts, ...limits.filter((time) => time > start.ts && time < end.ts)];
  const sorted = times.toSorted((a, b) => a - b);
  const phases = new Map<Phase, number>();
  for (const [index, time] of sorted.slice(0, -1).entries()) {
    const phase = phaseAt(time);
    phases.set(phase, (phases.get(phase) ?? 0) + ((sorted[index + 1] ?? time) - time) / 1000);
  }
  return phases;
}

function markIn(events: readonly TraceEvent[], mark: string): TraceEvent {
  const found = events.find(({ name }) => name === mark);
  if (!found) throw new Error(`the trace has no ${mark}`);
  return found;
}
