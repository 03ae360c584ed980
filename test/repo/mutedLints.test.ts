import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
const MOST = 25;

/** The lines that mute a rule, each with the line before it. */
const muted = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => {
    const lines = readFileSync(join(SRC, file), 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      line.includes('lint-disable') ? [{ file, line, before: lines[index - 1] ?? '' }] : [],
    );
  });

describe('the lint rules that src mutes', () => {
  it('do not exceed the limit', () => {
    expect(muted.length).toBeLessThanOrEqual(MOST);
  });

  it('each have a reason, in the same comment or in one before it', () => {
    expect(muted.filter(({ line, before }) => !/ -- \S/.test(line) && !/\/[/*]|\*\//.test(before))).toEqual([]);
  });
});
