import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLines } from './sourceLines.ts';

function around(text: string, marked: string): ReturnType<typeof sourceLines> {
  const start = text.indexOf(marked);
  return sourceLines(text, [start, start + marked.length]);
}

describe('the lines around a range', () => {
  it('are those that contain it and one more on either side, with a mark', () => {
    expect(around('one\ntwo\nthree\nfour\nfive', 'hree\nfo')).toEqual({
      first: 2,
      lines: [
        { skipped: 0, text: 'two', cut: 0, mark: null },
        { skipped: 0, text: 'three', cut: 0, mark: [1, 5] },
        { skipped: 0, text: 'four', cut: 0, mark: [0, 2] },
        { skipped: 0, text: 'five', cut: 0, mark: null },
      ],
    });
  });

  it('are limited to the start and the end of the text', () => {
    expect(around('one', 'one')).toEqual({ first: 1, lines: [{ skipped: 0, text: 'one', cut: 0, mark: [0, 3] }] });
    expect(around('one\ntwo', 'one').lines.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(around('one\ntwo', 'two')).toMatchObject({
      first: 1,
      lines: [{ text: 'one' }, { text: 'two', mark: [0, 3] }],
    });
  });

  it('have correct numbers in a text that begins with empty lines', () => {
    expect(around('\n<a/>', '<a/>')).toMatchObject({ first: 1, lines: [{ text: '' }, { text: '<a/>', mark: [0, 4] }] });
    expect(around('\n\n<a/>', '<a/>')).toMatchObject({
      first: 2,
      lines: [{ text: '' }, { text: '<a/>', mark: [0, 4] }],
    });
  });

  it('do not contain the carriage return of their line ends', () => {
    expect(around('one\r\ntwo\r\nthree', 'two').lines.map(({ text, mark }) => [text, mark])).toEqual([
      ['one', null],
      ['two', [0, 3]],
      ['three', null],
    ]);
  });

  it('of 1 MB are truncated around the mark, with the number of omitted characters on both sides', () => {
    const text = `${'a'.repeat(500_000)}<mark/>${'b'.repeat(500_000)}`;
    const [line, ...others] = around(text, '<mark/>').lines;
    expect(others).toEqual([]);
    expect(line?.text.length).toBe(2000);
    expect(line?.text.slice(...(line.mark ?? []))).toBe('<mark/>');
    expect((line?.skipped ?? 0) + 2000 + (line?.cut ?? 0)).toBe(text.length);
  });

  it('are limited in number for a long range', () => {
    expect(sourceLines('x\n'.repeat(10_000), [0, 20_000]).lines.length).toBeLessThan(100);
  });

  it('contain the marked text with correct line numbers, in any text', () => {
    const text = fc
      .array(fc.constantFrom('\n', 'a', 'bc', '\n\n'), { minLength: 1, maxLength: 30 })
      .map((parts) => parts.join(''));
    const textAndRange = text.chain((all) =>
      fc.tuple(fc.constant(all), fc.nat(all.length - 1), fc.nat(all.length - 1)),
    );
    fc.assert(
      fc.property(textAndRange, ([all, a, b]) => {
        const start = Math.min(a, b);
        const end = Math.max(a, b) + 1;
        const { first, lines } = sourceLines(all, [start, end]);
        const expected = all.split('\n').slice(first - 1, first - 1 + lines.length);
        expect(lines.map((line) => line.text)).toEqual(expected);
        const marked = lines.map((line) => (line.mark ? line.text.slice(...line.mark) : '')).join('');
        expect(marked).toBe(all.slice(start, end).replaceAll('\n', ''));
      }),
    );
  });
});
