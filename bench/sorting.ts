import type { Page } from 'playwright';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';

const SECTION = 'Sorting the tree';
/** Size of a listing in the style of Nextcloud that has a million rows when everything is expanded. */
const MILLION_ROWS = 47 * MEGABYTE;

/** Measures sorting a tree with a million visible rows by name. */
export async function sorting({ pages, quick }: Run): Promise<Figure[]> {
  const opened = await pages.open('index');
  const { page } = opened;
  try {
    const empty = await opened.beside('empty');
    await page.bringToFront();
    await page.evaluate((size) => window.bench.make('nextcloud', size), MILLION_ROWS);
    return await measure(page, empty, quick ? 2 : 5);
  } finally {
    await opened.close();
  }
}

async function measure(page: Page, empty: Page, rounds: number): Promise<Figure[]> {
  const parsing: number[] = [];
  const building: number[] = [];
  const reversing: number[] = [];
  const frames: number[] = [];
  let rows = 0;
  for (let round = -1; round < rounds; round += 1) {
    await empty.bringToFront();
    const idle = median(await empty.evaluate(() => window.empty.frames(30)));
    await page.bringToFront();
    const { done } = await page.evaluate(() => window.bench.show());
    await page.evaluate(() => window.bench.expandAll(true));
    rows = await page.evaluate(() => window.bench.rows());
    // The last operation moves to the top, then the first one.
    const first = await page.evaluate(() => window.bench.sortRows('name-descending'));
    const second = await page.evaluate(() => window.bench.sortRows('name'));
    // The next response would be sorted while it is parsed.
    await page.evaluate(() => window.bench.sortRows('name-descending'));
    await page.evaluate(() => window.bench.sortRows(undefined));
    if (round < 0) continue;
    parsing.push(done);
    building.push(first);
    reversing.push(second);
    frames.push(idle);
  }
  const what = `${rows.toLocaleString('en')} rows`;
  return [
    {
      id: 'sorting.build',
      section: SECTION,
      what: `sort by name for the first time to paint, ${what}`,
      ours: { value: median(building), unit: 'ms' },
      peer: { value: median(parsing), unit: 'ms', name: 'parsing the response' },
      ratios: ratios(building, parsing),
      target: { most: 0.5, least: 0.02 },
    },
    {
      id: 'sorting.reverse',
      section: SECTION,
      what: `sort in the other direction to paint, ${what}`,
      ours: { value: median(reversing), unit: 'ms' },
      peer: { value: median(frames), unit: 'ms', name: 'a frame of an empty page' },
      ratios: ratios(reversing, frames),
      target: { most: 4, least: 0.5 },
    },
  ];
}

function ratios(times: readonly number[], others: readonly number[]): number[] {
  return times.map((time, round) => time / (others[round] ?? Number.NaN));
}
