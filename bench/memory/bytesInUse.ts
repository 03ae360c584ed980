/** Largest difference in bytes between two measurements of the same objects. */
const NOISE = 50_000;
const MOST_COLLECTIONS = 20;

/**
 * Collects garbage until the memory in use stays the same, because buffers and finalized objects are freed later than others. Needs
 * `node --expose-gc`.
 *
 * @returns the bytes in use: objects, strings and the buffers of typed arrays
 * @throws Error if the memory in use keeps changing
 */
export async function bytesInUse(): Promise<number> {
  // `RegExp.input` references the last text that a regular expression matched.
  /a/.test('a');
  let last = Number.POSITIVE_INFINITY;
  for (let collection = 0; collection < MOST_COLLECTIONS; collection += 1) {
    if (!globalThis.gc) throw new Error('the process has no --expose-gc');
    globalThis.gc();
    await new Promise(setImmediate);
    const { heapUsed, external } = process.memoryUsage();
    const now = heapUsed + external;
    // Twice the same after the first collection.
    if (collection > 1 && Math.abs(now - last) <= NOISE) return now;
    last = now;
  }
  throw new Error('the memory in use keeps changing');
}
