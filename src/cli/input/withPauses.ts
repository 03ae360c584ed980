/** Yields pieces, and awaits a function after each one, before the next one is read. */
export async function* withPauses(
  pieces: AsyncIterable<Uint8Array>,
  pause: () => Promise<void>,
): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    await pause();
  }
}
