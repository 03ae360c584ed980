import type { Page } from 'playwright';
import type { Figure } from './figure.ts';
import { isEnough, median, percentile } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';

const SECTION = 'The tree';
const WHEEL = 120;
const DRAG = 2000;
/** Size of a listing in the style of Nextcloud that has a million rows when everything is expanded. */
const MILLION_ROWS = 47 * MEGABYTE;
/** Size of a JSON batch that has a million rows when everything is expanded. */
const MILLION_ITEMS = 77 * MEGABYTE;
/** Size of a listing with more rows than the largest height in Chromium (33,554,432 px) can hold: 100 per 470 bytes. */
const MANY_ROWS = 10 * MEGABYTE;

/** Measures a tree with a million visible rows, compared with an empty page. */
export async function tree({ pages, quick }: Run): Promise<Figure[]> {
  const opened = await pages.open('index');
  const { page } = opened;
  try {
    const empty = await opened.beside('empty');
    await page.bringToFront();
    await page.evaluate((size) => window.bench.make('nextcloud', size), MILLION_ROWS);
    await page.evaluate(() => window.bench.show());
    const changes = await measureChanges(page, empty, quick ? 3 : 7);
    const scrolling = await measureScrolling(page, empty, quick ? 1 : 3);
    const reach = await measureLastRow(page);
    const batch = quick ? [] : [await measureBatch(page, empty, 7)];
    return [...changes, ...scrolling, reach, ...batch];
  } finally {
    await opened.close();
  }
}

/** Measures the time until changes by the user are painted, compared with a frame of an empty page. */
async function measureChanges(page: Page, empty: Page, rounds: number): Promise<Figure[]> {
  const found = { expand: [] as number[], toggle: [] as number[], filter: [] as number[] };
  const frames: number[] = [];
  let rows = 0;
  const ratios = (times: readonly number[]): number[] =>
    times.map((time, round) => time / (frames[round] ?? Number.NaN));
  for (let round = -1; round < rounds; round += 1) {
    if (round >= 3 && Object.values(found).every((times) => isEnough(ratios(times)))) break;
    await empty.bringToFront();
    const idle = await empty.evaluate(() => window.empty.frames(30));
    await page.bringToFront();
    const expand = await page.evaluate(() => window.bench.expandAll(true));
    rows = await page.evaluate(() => window.bench.rows());
    const toggle = await page.evaluate(() => window.bench.toggle());
    await page.evaluate(() => window.bench.toggle());
    // A new text each time: the result of an earlier one may be cached.
    const filter = await page.evaluate((text) => window.bench.filter(text), `${round + 2}1`);
    await page.evaluate(() => window.bench.filter(''));
    await page.evaluate(() => window.bench.expandAll(false));
    if (round < 0) continue;
    frames.push(median(idle));
    found.expand.push(expand);
    found.toggle.push(toggle);
    found.filter.push(filter);
  }
  const figure = (name: keyof typeof found, what: string): Figure => ({
    id: `tree.${name}`,
    section: SECTION,
    what: `${what} to paint, ${rows.toLocaleString('en')} rows`,
    ours: { value: median(found[name]), unit: 'ms' },
    peer: { value: median(frames), unit: 'ms', name: 'a frame of an empty page' },
    ratios: ratios(found[name]),
    target: { most: 4, least: 0.5 },
  });
  return [figure('expand', 'expand all'), figure('toggle', 'toggle one'), figure('filter', 'filter')];
}

/** Measures expanding a JSON batch, in which most operations may have errors below them. */
async function measureBatch(page: Page, empty: Page, rounds: number): Promise<Figure> {
  await page.evaluate((size) => window.bench.make('failures', size), MILLION_ITEMS);
  await page.evaluate(() => window.bench.show());
  const times: number[] = [];
  const frames: number[] = [];
  let rows = 0;
  for (let round = -1; round < rounds; round += 1) {
    await empty.bringToFront();
    const idle = await empty.evaluate(() => window.empty.frames(30));
    await page.bringToFront();
    const expand = await page.evaluate(() => window.bench.expandAll(true));
    rows = await page.evaluate(() => window.bench.rows());
    await page.evaluate(() => window.bench.expandAll(false));
    if (round < 0) continue;
    frames.push(median(idle));
    times.push(expand);
  }
  return {
    id: 'tree.expand.json',
    section: SECTION,
    what: `expand all of a JSON batch to paint, ${rows.toLocaleString('en')} rows`,
    ours: { value: median(times), unit: 'ms' },
    peer: { value: median(frames), unit: 'ms', name: 'a frame of an empty page' },
    ratios: times.map((time, round) => time / (frames[round] ?? NaN)),
    target: { most: 4, least: 0.5 },
  };
}

async function measureScrolling(page: Page, empty: Page, rounds: number): Promise<Figure[]> {
  await page.evaluate(() => window.bench.expandAll(true));
  const figures: Figure[] = [];
  for (const [name, step] of [
    ['wheel', WHEEL],
    ['drag', DRAG],
  ] as const) {
    const ours: number[] = [];
    const theirs: number[] = [];
    let blank = 0;
    for (let round = 0; round < rounds; round += 1) {
      await empty.bringToFront();
      theirs.push(
        ...(await empty.evaluate(([by]) => window.empty.scroll(20_000_000, by, 120), [step] as const)).frames,
      );
      await page.bringToFront();
      const seen = await page.evaluate((by) => window.bench.scroll(by, 120), step);
      ours.push(...seen.frames);
      blank += seen.blank;
    }
    const what = `scrolling by ${step} px a frame, 1,000,000 rows`;
    figures.push(
      {
        id: `tree.scroll.${name}`,
        section: SECTION,
        what: `${what}, 95th percentile of the frames`,
        ours: { value: percentile(ours, 0.95), unit: 'ms' },
        peer: { value: percentile(theirs, 0.95), unit: 'ms', name: 'an empty page, scrolled' },
        target: { most: 1.1, least: 0.9 },
      },
      {
        id: `tree.blank.${name}`,
        section: SECTION,
        what: `${what}, frames with missing rows`,
        ours: { value: blank, unit: 'frames' },
        peer: { value: ours.length, unit: 'frames', name: 'all frames' },
        target: { most: 0, least: 0 },
      },
    );
  }
  return figures;
}

/** Checks that scrolling reaches the last row, even if there are more rows than the largest height can hold. */
async function measureLastRow(page: Page): Promise<Figure> {
  await page.evaluate((size) => window.bench.make('dense', size), MANY_ROWS);
  await page.evaluate(() => window.bench.show());
  await page.evaluate(() => window.bench.expandAll(true));
  const rows = await page.evaluate(() => window.bench.rows());
  const last = await page.evaluate(() => window.bench.lastRow());
  return {
    id: 'tree.reach',
    section: SECTION,
    what: 'the last row that scrolling reaches',
    ours: { value: last, unit: 'rows' },
    peer: { value: rows, unit: 'rows', name: 'all rows' },
    target: { most: 1, least: 1 },
  };
}
