export interface Debounce<Value> {
  /** Passes the value to the callback after the delay, unless a newer value is scheduled before then. */
  readonly schedule: (value: Value) => void;
  /** Passes the scheduled value to the callback immediately. @returns false if none is scheduled */
  readonly flush: () => boolean;
  readonly cancel: () => void;
}

/**
 * Creates a debounced callback: it is called once no newer value has been scheduled for the delay.
 *
 * @param delay in ms
 * @param callback receives the last scheduled value
 */
export function createDebounce<Value>(delay: number, callback: (value: Value) => void): Debounce<Value> {
  let pending: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  const cancel = (): void => {
    if (pending) clearTimeout(pending.timer);
    pending = null;
  };
  const flush = (): boolean => {
    if (!pending) return false;
    const { value } = pending;
    cancel();
    callback(value);
    return true;
  };
  return {
    schedule: (value) => {
      cancel();
      pending = { value, timer: setTimeout(flush, delay) };
    },
    flush,
    cancel,
  };
}
