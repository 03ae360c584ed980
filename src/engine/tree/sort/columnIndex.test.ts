import { describe, expect, it } from 'vitest';
import { reportOn } from '../../../../testing/exchange.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { ColumnIndex } from './columnIndex.ts';

const items = Array.from({ length: 500 }, (_, at) => ({ id: `item-${500 - at}`, status: 200 }));
const report = reportOn(JSON.stringify({ items }), { method: 'POST', type: 'application/json' });

describe('the index of a column', () => {
  it('is built in steps, and holds the parsed values in between', () => {
    const events: string[] = [];
    const operations = {
      ...report.operations,
      hold: () => {
        events.push('hold');
        return () => events.push('release');
      },
    };
    const held: Report = { ...report, operations };
    const index = new ColumnIndex('name', held, (label) => label ?? '');
    expect(index.advance(() => true)).toBe(false);
    expect(events).toEqual(['hold']);
    expect(index.advance(() => false)).toBe(true);
    expect(events).toEqual(['hold', 'release']);
    expect([index.ranks(false).of(0), index.ranks(true).of(0)]).toEqual([499, 0]);
  });
});
