import { describe, expect, it } from 'vitest';
import type { Row } from '../engine/api/engineApi.ts';
import { prefetchRange } from './prefetch.ts';
import { NO_PAGES, markStale, PAGE, storeRows, type Pages, type RowRange } from './pages.ts';

const TOTAL = 100_000;
const SCREEN = 24;

function loadRange(pages: Pages, range: RowRange): Pages {
  const rows = Array.from({ length: range.to - range.from }, (_, at) => ({ key: `r${range.from + at}` }) as Row);
  return storeRows(pages, range, { total: TOTAL, from: range.from, rows }, true);
}

/** The requests in order, until all rows are loaded. */
function loadAll(
  pages: Pages,
  viewport: RowRange,
  scrolledBy: number,
): { readonly ranges: readonly RowRange[]; readonly pages: Pages } {
  const ranges: RowRange[] = [];
  let known = pages;
  for (
    let range = prefetchRange(known, viewport, scrolledBy);
    range;
    range = prefetchRange(known, viewport, scrolledBy)
  ) {
    ranges.push(range);
    known = loadRange(known, range);
  }
  return { ranges, pages: known };
}

describe('prefetched rows', () => {
  it('follow the visible rows, in small requests', () => {
    const { ranges } = loadAll(NO_PAGES, { from: 5000, to: 5024 }, 0);
    expect(ranges[0]).toEqual({ from: 5000, to: 5100 });
    for (const { from, to } of ranges) expect(to - from).toBeLessThanOrEqual(2 * PAGE);
  });

  it('are requested again after a change, the visible ones first', () => {
    const { pages } = loadAll(NO_PAGES, { from: 5000, to: 5024 }, 0);
    expect(prefetchRange(markStale(pages), { from: 5000, to: 5024 }, 0)).toEqual({ from: 5000, to: 5100 });
  });

  it.each([95, -95])('keep up with %i rows per frame when a reply takes two frames', (scrolledBy) => {
    const start = { from: 50_000, to: 50_000 + SCREEN };
    let { pages } = loadAll(NO_PAGES, start, 0);
    let pending: RowRange | null = null;
    for (let frame = 1; frame <= 200; frame += 1) {
      const viewport = { from: start.from + frame * scrolledBy, to: start.to + frame * scrolledBy };
      const first = Math.floor(viewport.from / PAGE);
      const last = Math.floor((viewport.to - 1) / PAGE);
      expect([pages.rows.has(first), pages.rows.has(last)], `frame ${frame}`).toEqual([true, true]);
      if (pending && frame % 2 === 0) {
        pages = loadRange(pages, pending);
        pending = null;
      }
      pending ??= prefetchRange(pages, viewport, scrolledBy);
    }
  });

  it('are around the new position after a jump', () => {
    const { ranges } = loadAll(NO_PAGES, { from: 90_000, to: 90_024 }, 80_000);
    const furthest = Math.max(...ranges.map(({ to }) => to));
    expect(furthest).toBeLessThan(90_500);
  });
});
