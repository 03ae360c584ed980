import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './document.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

describe('an ill-formed text', () => {
  it('has a range for each of its values', () => {
    const text = '{"a" : [1, {"b\\n": "x" "y"},, -2.5] "a": {"__proto__": null, "c": tru}, "d": [ "end';
    const document = parseDocument(text);
    expect(document.problems).toMatchObject([
      { code: 'not-well-formed', offset: text.length, cut: true },
      { code: 'not-well-formed', offset: text.indexOf('"a": {') },
    ]);
    expect(JSON.stringify(document.value)).toBe('{"a":{"__proto__":null},"d":[null]}');
    expect(document.keys([])).toEqual(['a', 'd']);
    expect(document.keys(['d'])).toEqual([]);
    expect(document.sourceText(['a', '__proto__'])).toBe('null');
    expect(text.slice(...(document.range(['a']) ?? []))).toBe('{"__proto__": null, "c": tru}');
    expect([[], ['a'], ['d'], ['d', 0], ['d', 1], ['e']].map((path) => document.isComplete(path))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  // Found by fuzzing: with an object and two arrays per value, a text of quotation marks took thirty times its size.
  it('with very many values takes at most ten times its size in memory', () => {
    const text = `[<t"errors"${'"'.repeat(400_000)}`;
    const before = heap();
    const document = parseDocument(text);
    const taken = heap() - before;
    expect(document.isComplete([199_999])).toBe(true);
    expect(document.isComplete([200_000])).toBe(false);
    expect(taken).toBeLessThan(10 * 2 * text.length);
  });
});
