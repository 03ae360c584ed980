import type { StoredExchange } from './storedExchange.ts';

/** Runs work asynchronously, after calls that have arrived in the meantime. */
export type Defer = (work: () => void) => void;

/** Milliseconds per slice: a call waits for at most one slice. */
const SLICE = 3;
/** Shortest time in ms between two updates. */
const UPDATE_INTERVAL = 120;
/** Publishing takes time in proportion to the parsed part, so parsing between two updates takes this many times as long. */
const PARSING_PER_UPDATE = 20;

export interface SlicesOptions {
  readonly defer: Defer;
  /** Parsing stops when this returns false. */
  readonly isWanted: () => boolean;
  /** Called after each update of the report. */
  readonly changed: () => void;
  /** Called with an internal error, which ends parsing. */
  readonly failed: (error: unknown) => void;
}

/** Parses the rest of a long body, slice by slice. */
export function parseInSlices(stored: StoredExchange, { defer, isWanted, changed, failed }: SlicesOptions): void {
  let lastUpdate = Date.now();
  let interval = UPDATE_INTERVAL;
  const guarded = (work: () => void) => (): void => {
    if (!isWanted()) return;
    try {
      work();
    } catch (error) {
      failed(error);
    }
  };
  const slice = guarded(() => {
    const end = Date.now() + SLICE;
    const isDone = stored.advance(() => Date.now() >= end);
    // Publishing takes as long as a slice, so it is deferred too.
    if (isDone || Date.now() - lastUpdate >= interval) defer(guarded(() => publish(isDone)));
    else defer(slice);
  });
  const publish = (isDone: boolean): void => {
    const start = Date.now();
    stored.publish(isDone);
    lastUpdate = Date.now();
    interval = Math.max(UPDATE_INTERVAL, (lastUpdate - start) * PARSING_PER_UPDATE);
    changed();
    if (!isDone) defer(slice);
  };
  defer(slice);
}

/** Parses the first rows synchronously. @returns whether the body is parsed completely */
export function parseFirstSlice(stored: StoredExchange): boolean {
  if (stored.parsedShare === null) return true;
  const end = Date.now() + SLICE;
  const isDone = stored.advance(() => Date.now() >= end);
  stored.publish(isDone);
  return isDone;
}
