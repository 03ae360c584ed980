export interface Pause<Value> {
  /** Hands the value on once nothing newer has come for the delay. */
  readonly put: (value: Value) => void;
  /** Hands the waiting value on at once; false where none is waiting. */
  readonly flush: () => boolean;
  readonly drop: () => void;
}

/** Waits for a pause in what comes: a filter is asked for when the typing rests, not at every letter. */
export function createPause<Value>(delay: number, take: (value: Value) => void): Pause<Value> {
  let waiting: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  const drop = (): void => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };
  const flush = (): boolean => {
    if (!waiting) return false;
    const { value } = waiting;
    drop();
    take(value);
    return true;
  };
  return {
    put: (value) => {
      drop();
      waiting = { value, timer: setTimeout(flush, delay) };
    },
    flush,
    drop,
  };
}
