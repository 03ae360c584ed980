import type { Page } from 'playwright';
import type { Figure } from './figure.ts';
import { isEnough, median } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';

const SECTION = 'Suggestions of the filter box';
/** Size of a listing in the style of Nextcloud that has a million rows when everything is expanded. */
const MILLION_ROWS = 47 * MEGABYTE;

/** Measures collecting the values of filters, compared with parsing, and suggesting them, compared with a frame. */
export async function completion({ pages, quick }: Run): Promise<Figure[]> {
  const opened = await pages.open('index');
  const { page } = opened;
  try {
    const empty = await opened.beside('empty');
    await page.bringToFront();
    await page.evaluate((size) => window.bench.make('nextcloud', size), MILLION_ROWS);
    const rounds = quick ? 3 : 7;
    return [await measureCollecting(page, rounds), await measureSuggesting(page, empty, rounds)];
  } finally {
    await opened.close();
  }
}

async function measureCollecting(page: Page, rounds: number): Promise<Figure> {
  const collecting: number[] = [];
  const reading: number[] = [];
  const ratios = (): number[] => collecting.map((time, round) => time / (reading[round] ?? Number.NaN));
  for (let round = -1; round < rounds && !(round >= 3 && isEnough(ratios())); round += 1) {
    const { done } = await page.evaluate(() => window.bench.show());
    const took = await page.evaluate(() => window.bench.collectFilterValues());
    if (round < 0) continue;
    reading.push(done);
    collecting.push(took);
  }
  return {
    id: 'completion.collect',
    section: SECTION,
    what: 'collecting the values of a response with a million rows',
    ours: { value: median(collecting), unit: 'ms' },
    peer: { value: median(reading), unit: 'ms', name: 'parsing it' },
    ratios: ratios(),
    target: { most: 0.5, least: 0.01 },
  };
}

async function measureSuggesting(page: Page, empty: Page, rounds: number): Promise<Figure> {
  const times: number[] = [];
  const frames: number[] = [];
  const ratios = (): number[] => times.map((time, round) => time / (frames[round] ?? Number.NaN));
  for (let round = -1; round < rounds && !(round >= 3 && isEnough(ratios())); round += 1) {
    await empty.bringToFront();
    const idle = await empty.evaluate(() => window.empty.frames(30));
    await page.bringToFront();
    const took = await page.evaluate((typed) => window.bench.suggest('path', typed), String(round + 2));
    if (round < 0) continue;
    frames.push(median(idle));
    times.push(took);
  }
  return {
    id: 'completion.suggest',
    section: SECTION,
    what: 'a request for suggestions, a million rows',
    ours: { value: median(times), unit: 'ms' },
    peer: { value: median(frames), unit: 'ms', name: 'a frame of an empty page' },
    ratios: ratios(),
    target: { most: 4, least: 0.001 },
  };
}
