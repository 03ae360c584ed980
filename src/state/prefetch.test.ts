import { describe, expect, it } from 'vitest';
import type { Row } from '../engine/api/engineApi.ts';
import { prefetchRange } from './prefetch.ts';
import { NO_PAGES, markStale, PAGE, storeRows, type Pages, type RowRange } from './pages.ts';

const TOTAL = 100_000;
const SCREEN = 24;

function answered(pages: Pages, span: RowRange): Pages {
  const rows = Array.from({ length: span.to - span.from }, (_, at) => ({ key: `r${span.from + at}` }) as Row);
  return storeRows(pages, span, { total: TOTAL, from: span.from, rows }, true);
}

/** The requests in order, until all rows are loaded. */
function asked(
  pages: Pages,
  onScreen: RowRange,
  travel: number,
): { readonly spans: readonly RowRange[]; readonly pages: Pages } {
  const spans: RowRange[] = [];
  let known = pages;
  for (let span = prefetchRange(known, onScreen, travel); span; span = prefetchRange(known, onScreen, travel)) {
    spans.push(span);
    known = answered(known, span);
  }
  return { spans, pages: known };
}

describe('prefetched rows', () => {
  it('follow the visible rows, in small requests', () => {
    const { spans } = asked(NO_PAGES, { from: 5000, to: 5024 }, 0);
    expect(spans[0]).toEqual({ from: 5000, to: 5100 });
    for (const { from, to } of spans) expect(to - from).toBeLessThanOrEqual(2 * PAGE);
  });

  it('are requested again after a change, the visible ones first', () => {
    const { pages } = asked(NO_PAGES, { from: 5000, to: 5024 }, 0);
    expect(prefetchRange(markStale(pages), { from: 5000, to: 5024 }, 0)).toEqual({ from: 5000, to: 5100 });
  });

  it.each([95, -95])('keep up with %i rows per frame when a reply takes two frames', (travel) => {
    const start = { from: 50_000, to: 50_000 + SCREEN };
    let { pages } = asked(NO_PAGES, start, 0);
    let late: RowRange | null = null;
    for (let frame = 1; frame <= 200; frame += 1) {
      const onScreen = { from: start.from + frame * travel, to: start.to + frame * travel };
      const first = Math.floor(onScreen.from / PAGE);
      const last = Math.floor((onScreen.to - 1) / PAGE);
      expect([pages.rows.has(first), pages.rows.has(last)], `frame ${frame}`).toEqual([true, true]);
      if (late && frame % 2 === 0) {
        pages = answered(pages, late);
        late = null;
      }
      late ??= prefetchRange(pages, onScreen, travel);
    }
  });

  it('are around the new position after a jump', () => {
    const { spans } = asked(NO_PAGES, { from: 90_000, to: 90_024 }, 80_000);
    const furthest = Math.max(...spans.map(({ to }) => to));
    expect(furthest).toBeLessThan(90_500);
  });
});
