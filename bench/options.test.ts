import { describe, expect, it } from 'vitest';
import { parseOptions, usage } from './options.ts';

const PARTS = ['reading', 'memory'];
const parse = (...args: readonly string[]) => parseOptions(args, PARTS);

describe('the arguments of the benchmark', () => {
  it('select all parts if they name none', () => {
    expect(parse()).toEqual({ quick: false, check: false, write: false, parts: PARTS });
    expect(parse('--quick', 'memory')).toEqual({ quick: true, check: false, write: false, parts: ['memory'] });
  });

  it('request help', () => {
    expect([parse('--help'), parse('-h', 'unknown')]).toEqual(['help', 'help']);
    expect(usage(PARTS)).toMatch(/--quick.*--check.*--write.*--help.*Parts: reading, memory$/s);
  });

  it('are errors in one sentence if they are unknown', () => {
    expect(parse('--chek')).toEqual({ error: "Unknown option '--chek'." });
    expect(parse('--quick=yes')).toEqual({ error: "Option '--quick' does not take an argument" });
    expect(parse('speed')).toEqual({ error: "Unknown part 'speed'. The parts are reading, memory." });
  });

  it('cannot write or compare the figures of a shorter run', () => {
    expect(parse('--write', '--quick')).toHaveProperty('error');
    expect(parse('--write', 'memory')).toHaveProperty('error');
    expect(parse('--check', '--quick')).toHaveProperty('error');
  });
});
