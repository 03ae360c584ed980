import { describe, expect, it } from 'vitest';
import { multistatus, reportOn, response } from '../../../testing/exchange.ts';
import { applyChip, chipMasks, filterMask, queryFilter } from './filterMask.ts';

const report = reportOn(multistatus(response('/a', 423), response('/b', 423), response('/c', 200)));
const chips = chipMasks(report);
const visible = (operations: Uint8Array | null): number[] =>
  [...(operations ?? [])].flatMap((mask, operation) => (mask === 0 ? [] : [operation]));

describe('a chip', () => {
  it('shows only operations that the text of the filter matches', () => {
    const onlyB = filterMask(report, (operations, operation) => operations.label(operation) === '/b');
    expect(visible(onlyB.operations)).toEqual([1]);
    expect(visible(applyChip(onlyB, chips, 'failed').operations)).toEqual([1]);
    expect(visible(applyChip(onlyB, chips, '2xx').operations)).toEqual([]);
  });

  it('shows all of its operations if the filter has no text', () => {
    const everything = filterMask(report, true);
    expect(applyChip(everything, chips, 'all')).toBe(everything);
    expect(visible(applyChip(everything, chips, 'failed').operations)).toEqual([0, 1]);
  });
});

describe('a filter that excludes the response', () => {
  it('shows none of its operations and request items', () => {
    const passing = filterMask({ ...report, unanswered: [{ label: '/d', item: null, pointer: null }] as never }, false);
    expect([visible(passing.operations), passing.unanswered]).toEqual([[], []]);
  });
});

describe('the filter of a query', () => {
  const query = { text: 'a', chip: 'all', invert: false } as const;

  it('is parsed once for equal texts', () => {
    expect(queryFilter({ ...query })).toBe(queryFilter({ ...query, chip: 'failed' }));
    expect(queryFilter({ ...query, invert: true })).not.toBe(queryFilter(query));
  });

  it('is empty for a blank text, inverted or not', () => {
    expect(queryFilter({ ...query, text: ' ', invert: true })).toBe(queryFilter({ ...query, text: '' }));
    expect(queryFilter({ ...query, text: ' ' }).isEmpty).toBe(true);
  });
});
