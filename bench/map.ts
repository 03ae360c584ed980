import type { Figure } from './figure.ts';
import { isEnough, median } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';

/** Size of a JSON batch that has a million rows when everything is expanded; most of its items failed. */
const MILLION_ITEMS = 77 * MEGABYTE;
const ACTIONS = [
  { id: 'countMap', what: 'count the places of the map' },
  { id: 'clickMap', what: 'go to a failure by the map, to paint' },
] as const;

/** Measures the time until the map of a million rows is counted, and until the failure that a click goes to is painted, compared with a frame of an empty page. */
export async function map({ pages, quick }: Run): Promise<Figure[]> {
  const opened = await pages.open('index');
  const { page } = opened;
  try {
    const empty = await opened.beside('empty');
    await page.bringToFront();
    await page.evaluate((size) => window.bench.make('failures', size), MILLION_ITEMS);
    await page.evaluate(() => window.bench.show());
    await page.evaluate(() => window.bench.expandAll(true));
    const rows = await page.evaluate(() => window.bench.rows());
    const times = ACTIONS.map((): number[] => []);
    const frames: number[] = [];
    const ratios = (found: readonly number[]): number[] => found.map((time, at) => time / (frames[at] ?? Number.NaN));
    for (let round = -1; round < (quick ? 3 : 7); round += 1) {
      if (round >= 3 && times.every((found) => isEnough(ratios(found)))) break;
      await empty.bringToFront();
      const idle = await empty.evaluate(() => window.empty.frames(30));
      await page.bringToFront();
      for (const [index, { id }] of ACTIONS.entries()) {
        const time = await page.evaluate((action) => window.bench[action](), id);
        if (round >= 0) times[index]?.push(time);
      }
      if (round >= 0) frames.push(median(idle));
    }
    return ACTIONS.map(({ id, what }, index) => ({
      id: `map.${id}`,
      section: 'The map of failures',
      what: `${what}, ${rows.toLocaleString('en')} rows`,
      ours: { value: median(times[index] ?? []), unit: 'ms' },
      peer: { value: median(frames), unit: 'ms', name: 'a frame of an empty page' },
      ratios: ratios(times[index] ?? []),
      target: { most: 4, least: 0.5 },
    }));
  } finally {
    await opened.close();
  }
}
