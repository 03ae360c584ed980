/** Decompresses each text as a program without an engine would. @returns the number of characters */
async function inflate(bodies: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  let length = 0;
  for (const bytes of bodies) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    length += (await new Response(stream).text()).length;
  }
  return length;
}

addEventListener('message', ({ data }: MessageEvent<readonly Uint8Array<ArrayBuffer>[]>) => {
  const started = performance.now();
  void inflate(data).then(() => postMessage(performance.now() - started));
});
