import type { Kept } from './kept.ts';

/** Does some work a little later, after the questions that have come in the meantime. */
export type Later = (work: () => void) => void;

// A question waits for one slice at most; and a screen that changes more often than this shows nothing more.
const SLICE = 6;
const BETWEEN_CHANGES = 120;

/**
 * Reads a long body on, slice by slice.
 *
 * @param isKept whether it is still wanted
 * @param changed told when there is more to show
 */
export function readOn(kept: Kept, later: Later, isKept: () => boolean, changed: () => void): void {
  let told = Date.now();
  const slice = (): void => {
    if (!isKept()) return;
    const end = Date.now() + SLICE;
    const done = kept.advance(() => Date.now() >= end);
    const now = Date.now();
    if (done || now - told >= BETWEEN_CHANGES) {
      kept.publish(done);
      told = now;
      changed();
    }
    if (!done) later(slice);
  };
  later(slice);
}

/** The first rows, at once. */
export function readFirst(kept: Kept): void {
  if (kept.reading === null) return;
  const end = Date.now() + SLICE;
  kept.publish(kept.advance(() => Date.now() >= end));
}
