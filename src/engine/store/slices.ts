import type { StoredExchange } from './storedExchange.ts';

/** Does some work a little later, after the questions that have come in the meantime. */
export type Defer = (work: () => void) => void;

// A question waits for one slice at most; and a screen that changes more often than this shows nothing more.
const SLICE = 3;
const BETWEEN_CHANGES = 120;
// To take up what was read costs as much as there is by then, so between two times many times as long is spent on reading.
const READING_FOR_CHANGE = 20;

/**
 * Reads a long body on, slice by slice.
 *
 * @param isKept whether it is still wanted
 * @param changed told when there is more to show
 * @param failed told of a mistake of ours, which ends it
 */
export function parseInSlices(
  kept: StoredExchange,
  later: Defer,
  isKept: () => boolean,
  changed: () => void,
  failed: (error: unknown) => void,
): void {
  let told = Date.now();
  let pause = BETWEEN_CHANGES;
  const caught = (work: () => void) => (): void => {
    if (!isKept()) return;
    try {
      work();
    } catch (error) {
      failed(error);
    }
  };
  const slice = caught(() => {
    const end = Date.now() + SLICE;
    const done = kept.advance(() => Date.now() >= end);
    // Taking it up takes as long as a slice, so questions come in between.
    if (done || Date.now() - told >= pause) later(caught(() => takeUp(done)));
    else later(slice);
  });
  const takeUp = (done: boolean): void => {
    const now = Date.now();
    kept.publish(done);
    told = Date.now();
    pause = Math.max(BETWEEN_CHANGES, (told - now) * READING_FOR_CHANGE);
    changed();
    if (!done) later(slice);
  };
  later(slice);
}

/** The first rows, at once. @returns whether there is nothing to read on */
export function parseFirstSlice(kept: StoredExchange): boolean {
  if (kept.parsedShare === null) return true;
  const end = Date.now() + SLICE;
  const done = kept.advance(() => Date.now() >= end);
  kept.publish(done);
  return done;
}
