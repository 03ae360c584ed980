import { describe, expect, it } from 'vitest';
import { compressedSize, createCompression } from './compression.ts';

const compression = createCompression(() => Promise.resolve());

describe('a compressed text', () => {
  it.each([
    ['empty', ''],
    ['Latin-1', 'café '.repeat(100_000)],
    ['surrogate pairs at every offset', `a${'😀'.repeat(200_000)}`],
    ['a byte order mark', '\ufeff<a/>'],
    ['not well-formed Unicode', `x\ud800y${'z'.repeat(200_000)}`],
    ['CR and LF', 'a\r\nb\rc\n'],
  ])('is restored exactly: %s', async (_name, body) => {
    const texts = { body, request: body.slice(0, 10) };
    for (const stored of [await compression.compress(texts), await compression.encode(texts)]) {
      const restored = await compression.decompress(stored);
      // Not `toEqual`, which would print megabytes.
      expect([restored.body === texts.body, restored.request === texts.request]).toEqual([true, true]);
    }
  });

  it('is small, and compression pauses between chunks', async () => {
    let pauses = 0;
    const pausing = createCompression(async () => void (pauses += 1));
    const body = '<d:response><d:href>/a</d:href></d:response>'.repeat(100_000);
    const compressed = await pausing.compress({ body, request: null });
    expect(compressedSize(compressed)).toBeLessThan(body.length / 20);
    expect(pauses).toBeGreaterThan(20);
    pauses = 0;
    expect((await pausing.decompress(compressed)).request).toBeNull();
    expect(pauses).toBeGreaterThan(0);
  });
});
