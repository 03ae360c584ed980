import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../testing/csv.ts';
import { csvRecord } from './csvRecord.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n', '\r', ';', "'", '\uFEFF', '1') });

describe('a CSV record', () => {
  it('is parsed to the cells that were written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        fc.pre(rows.every((row) => row.every((cell) => !cell.startsWith('\r'))));
        expect(parseCsv(rows.map(csvRecord).join(''))).toEqual(rows);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1\n=2', '="a"'])('escapes the formula %j', (formula) => {
    expect(parseCsv(csvRecord([formula, 1]))).toEqual([[`'${formula}`, '1']]);
  });

  it('writes numbers and empty cells as they are', () => {
    expect(csvRecord([-1, null, '', 'a'])).toBe('-1,,,a\r\n');
  });
});
