import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../testing/csv.ts';
import { csvRecord } from './csvRecord.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n', '\r', ';', "'", '\uFEFF', '1') });

const FORMULAS = [
  ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1\n=2', '="a"'],
  // Full-width and other forms of the signs.
  ['＝1+1', '＋1', '－1', '＠SUM(A1)', '﹦1', '﹢1', '﹣1', '﹫x', '−1'],
  // Behind characters that are not visible.
  ['\u200b=1', '\ufeff=1', '\0=1', ' =1', '\u00a0=1', '\u3000＝1', '\n=1', '\u00ad+1', '\u202e-1', '\u2060@x'],
  ['\ufeff\u200b\0 =1', '\u115f=1', '\u{e0041}=1', '\ud800=1', '\u0085=1'],
].flat();

describe('a CSV record', () => {
  it('is parsed to the cells that were written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        fc.pre(rows.every((row) => row.every((cell) => !cell.startsWith('\r'))));
        expect(parseCsv(rows.map(csvRecord).join(''))).toEqual(rows);
      }),
    );
  });

  it.each(FORMULAS)('escapes the formula %j', (formula) => {
    expect(parseCsv(csvRecord([formula, 1]))).toEqual([[`'${formula}`, '1']]);
  });

  it.each(['a=1', '/a-b', '(=1)', '\u200bname', ' name', '\0', '1-2', 'é@x', '😀=1', "'=1"])('keeps %j', (kept) => {
    expect(parseCsv(csvRecord([kept, 1]))).toEqual([[kept, '1']]);
  });

  it('takes linear time for long cells of characters that are not visible', () => {
    const long = '\u200b'.repeat(5_000_000);
    expect(parseCsv(csvRecord([long, 1]))).toEqual([[long, '1']]);
  });

  it('writes numbers and empty cells as they are', () => {
    expect(csvRecord([-1, null, '', 'a'])).toBe('-1,,,a\r\n');
  });
});
