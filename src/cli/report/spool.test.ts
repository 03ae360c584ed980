import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { createSpool } from './spool.ts';

const texts = Array.from({ length: 3000 }, (_, index) => `${index} naïve 漢字 😀 ${'x'.repeat(index % 997)}\n`);

it.each([0, 1000, 1e9])('returns the text in its order, with %d characters in memory', (inMemory) => {
  const spool = createSpool(inMemory);
  for (const text of texts) spool.add(text);
  expect([...spool.pieces()].join('')).toBe(texts.join(''));
  spool.close();
});

it('leaves no file behind', () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('multistatus-'));
  const spool = createSpool(10);
  spool.add('a long text, longer than ten characters');
  spool.close();
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('multistatus-'))).toEqual(before);
});
