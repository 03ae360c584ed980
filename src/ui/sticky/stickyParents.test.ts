import { describe, expect, it } from 'vitest';
import { createEngine } from '../../engine/engine.ts';
import { EMPTY_QUERY } from '../../engine/api/engineApi.ts';
import { exchangeOf, multistatus, propstats } from '../../../testing/exchange.ts';
import { ancestorsOf, NO_PAGES, PAGE, type Pages, rowAt, storeRows } from '../../state/pages.ts';
import { mostSticky } from './mostSticky.ts';
import { stickyParents } from './stickyParents.ts';

const ROW = 21;
const PROPERTIES = Array.from({ length: 70 }, (_, at) => `p${at}`);

/** Resources with two propstats of 70 properties each, all expanded; pages that were requested separately. */
function openedPages(): Pages {
  const engine = createEngine();
  const resources = ['/dav/a', '/dav/b', '/dav/c'].map((href) => propstats(href, { 200: PROPERTIES, 403: PROPERTIES }));
  const id = engine.addExchange(exchangeOf(multistatus(...resources)));
  engine.expandAll(id, true);
  let pages = NO_PAGES;
  const { total } = engine.rows(id, EMPTY_QUERY, 0, 1);
  // Scrolled upwards: a page is loaded before the one above it.
  for (let from = Math.floor(total / PAGE) * PAGE; from >= 0; from -= PAGE)
    pages = storeRows(pages, { from, to: from + PAGE }, engine.rows(id, EMPTY_QUERY, from, from + PAGE), true);
  return pages;
}

/** The ancestors, found from the levels of all rows above. */
function ancestorsByLevel(pages: Pages, index: number): number[] {
  const above: number[] = [];
  let level = rowAt(pages, index)?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) {
    const row = rowAt(pages, at);
    if (!row || row.level >= level) continue;
    above.unshift(at);
    ({ level } = row);
  }
  return above;
}

describe('the ancestors of a row', () => {
  it('are known if only its page is loaded', () => {
    const pages = openedPages();
    for (let index = 0; index < (pages.total ?? 0); index += 1) {
      const page = Math.floor(index / PAGE);
      const rows = new Map([[page, pages.rows.get(page) ?? []]]);
      expect(ancestorsOf({ ...pages, rows }, index).map((one) => one.index)).toEqual(ancestorsByLevel(pages, index));
    }
  });
});

describe('sticky rows', () => {
  it('at each pixel, are ancestors of the rows that they cover, and cover no others', () => {
    const pages = openedPages();
    const total = pages.total ?? 0;
    for (let top = 0; top < (total - 20) * ROW; top += 1) {
      const sticky = stickyParents(pages, top, ROW, 3);
      for (const [place, { index, row, offset }] of sticky.entries()) {
        expect(row.key).toBe(rowAt(pages, index)?.key);
        expect(row.level).toBe(place + 1);
        expect(index * ROW).toBeLessThan(top + offset);
        // The last pixel that it covers belongs to a row below it.
        const covered = Math.floor((top + offset + ROW - 1) / ROW);
        expect([...ancestorsByLevel(pages, covered), covered]).toContain(index);
      }
      // The first row that is not covered has all its ancestors above it.
      const below = Math.ceil((top + (sticky.at(-1)?.offset ?? -ROW) + ROW) / ROW);
      const visible = sticky.map(({ index }) => index);
      for (let at = Math.ceil(top / ROW); at < below; at += 1) visible.push(at);
      for (const ancestor of ancestorsByLevel(pages, below).slice(0, 3)) expect(visible).toContain(ancestor);
    }
  });

  it('are at most three, and a third of the height', () => {
    expect(mostSticky(86 - ROW, ROW)).toBe(1);
    expect(mostSticky(140, ROW)).toBe(2);
    expect(mostSticky(1000, ROW)).toBe(3);
    expect(mostSticky(0, ROW)).toBe(0);
  });
});
