import { describe, expect, it } from 'vitest';
import { compressedSize, createCompression } from './compression.ts';

const squeeze = createCompression(() => Promise.resolve());

describe('a packed text', () => {
  it.each([
    ['nothing', ''],
    ['Latin-1', 'café '.repeat(100_000)],
    ['pairs of surrogates at every place', `a${'😀'.repeat(200_000)}`],
    ['a byte order mark', '\ufeff<a/>'],
    ['what is no well-formed Unicode', `x\ud800y${'z'.repeat(200_000)}`],
    ['CR and LF', 'a\r\nb\rc\n'],
  ])('comes back as it was: %s', async (_name, body) => {
    const texts = { body, request: body.slice(0, 10) };
    const back = await squeeze.decompress(await squeeze.compress(texts));
    // Not `toEqual`: nobody could read what it would print.
    expect([back.body === texts.body, back.request === texts.request]).toEqual([true, true]);
  });

  it('is small, and lets other things be done on the way', async () => {
    let pauses = 0;
    const pausing = createCompression(async () => void (pauses += 1));
    const body = '<d:response><d:href>/a</d:href></d:response>'.repeat(100_000);
    const packed = await pausing.compress({ body, request: null });
    expect(compressedSize(packed)).toBeLessThan(body.length / 20);
    expect(pauses).toBeGreaterThan(20);
    pauses = 0;
    expect((await pausing.decompress(packed)).request).toBeNull();
    expect(pauses).toBeGreaterThan(0);
  });
});
