export interface Debounce<Value> {
  /** Passes the value on after the delay, unless a newer value is scheduled before. */
  readonly schedule: (value: Value) => void;
  /** Passes the scheduled value on at once. @returns false if none is scheduled */
  readonly flush: () => boolean;
  readonly cancel: () => void;
}

/**
 * Creates a function call that is delayed until no newer one has been scheduled for a while.
 *
 * @param delay in ms
 * @param take receives the last scheduled value
 */
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
