import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
const MOST = 25;

const muted = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => readFileSync(join(SRC, file), 'utf8').match(/(?:ox|es)lint-disable.*/g) ?? []);

describe('the lint rules that src mutes', () => {
  it('are few', () => {
    expect(muted.length).toBeLessThanOrEqual(MOST);
  });

  it('each have a reason', () => {
    expect(muted.filter((comment) => !/ -- \S/.test(comment))).toEqual([]);
  });
});
