export interface Debounce<Value> {
  /** Hands the value on once nothing newer has come for the delay. */
  readonly schedule: (value: Value) => void;
  /** Hands the waiting value on at once; false where none is waiting. */
  readonly flush: () => boolean;
  readonly cancel: () => void;
}

/** Waits for a pause in what comes: a filter is asked for when the typing rests, not at every letter. */
export function createDebounce<Value>(delay: number, take: (value: Value) => void): Debounce<Value> {
  let waiting: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  const cancel = (): void => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };
  const flush = (): boolean => {
    if (!waiting) return false;
    const { value } = waiting;
    cancel();
    take(value);
    return true;
  };
  return {
    schedule: (value) => {
      cancel();
      waiting = { value, timer: setTimeout(flush, delay) };
    },
    flush,
    cancel,
  };
}
