import type { Page } from 'playwright';
import { type Kind, LISTINGS, type Listing } from './bodies.ts';
import { OLD_PARSER } from './browser.ts';
import type { Figure, Target } from './figure.ts';
import { compared, interleave, median, percentile } from './measure.ts';
import { MEGABYTE, type Run, sizeName } from './run.ts';

const SECTION = 'Parsing a listing in Chromium';
const D = 'DOMParser';
const OLD_D = 'DOMParser (libxml2)';

/** Compares the engine with the browser's parser: time to the first rows, to hrefs and statuses, and to all properties. */
export async function reading(run: Run): Promise<Figure[]> {
  const { pages, quick } = run;
  const figures: Figure[] = [];
  const today = await pages.open('index');
  const old = await pages.open('index', [OLD_PARSER]);
  try {
    const sizes = quick ? [10 * MEGABYTE] : [MEGABYTE / 10, MEGABYTE, 10 * MEGABYTE];
    for (const bytes of sizes) {
      for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) {
        figures.push(...(await warm(today.page, old.page, kind, bytes, quick ? 3 : 5)));
      }
      figures.push(...(await json(today.page, bytes, quick ? 3 : 5)));
    }
    const frames = await (await today.beside('empty')).evaluate(() => window.empty.frames(60));
    await today.page.bringToFront();
    for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) {
      figures.push(...(await waits(today.page, kind, median(frames), quick ? 5 : 9)));
    }
  } finally {
    await today.close();
    await old.close();
  }
  for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) figures.push(await fresh(run, kind));
  return figures;
}

async function warm(page: Page, old: Page, kind: Listing, bytes: number, rounds: number): Promise<Figure[]> {
  await make(page, kind, bytes);
  await make(old, kind, bytes);
  const times = await interleave(
    [
      { name: D, run: () => page.evaluate(() => window.bench.dom()) },
      { name: OLD_D, run: () => old.evaluate(() => window.bench.dom()) },
      { name: 'rows', run: () => page.evaluate(async () => (await window.bench.show()).rows) },
      { name: 'hrefs', run: () => page.evaluate(() => window.bench.read('hrefs')) },
      { name: 'all', run: () => page.evaluate(() => window.bench.read('all')) },
    ],
    { warmUp: 2, atLeast: 3, atMost: rounds },
    ['rows', 'hrefs', 'all'].flatMap((name) => [D, OLD_D].map((peer) => [name, peer] as const)),
  );
  // The targets are for 10 MB: for smaller bodies, waiting for the next frame takes most of the time.
  const isLarge = bytes >= 10 * MEGABYTE;
  const figure = (name: string, what: string, target: Target): Figure[] =>
    [D, OLD_D].map((peer) => ({
      id: `reading.${name}.${kind}.${sizeName(bytes)}${peer === D ? '' : '.libxml2'}`,
      section: SECTION,
      what: `${what}, ${kind}, ${sizeName(bytes)}`,
      ...compared(times, name, peer),
      target: isLarge && peer === D ? target : null,
    }));
  return [
    ...figure('rows', 'first rows painted', { most: 0.06, least: 0.006 }),
    ...figure('hrefs', 'verdict, counts, every href and status', { most: 0.2, least: 0.03 }),
    ...figure('all', 'all, with every property, namespace and value', { most: 0.4, least: 0.06 }),
  ];
}

async function json(page: Page, bytes: number, rounds: number): Promise<Figure[]> {
  await make(page, 'json', bytes);
  const times = await interleave(
    [
      { name: 'parse', run: () => page.evaluate(() => window.bench.read('parse')) },
      { name: 'hrefs', run: () => page.evaluate(() => window.bench.read('hrefs')) },
    ],
    { warmUp: 2, atLeast: 3, atMost: rounds },
    [['hrefs', 'parse']],
  );
  return [
    {
      id: `reading.json.${sizeName(bytes)}`,
      section: 'Parsing a JSON batch in Chromium',
      what: `verdict, counts, every item's name and status, ${sizeName(bytes)}`,
      ...compared(times, 'hrefs', 'parse', 'JSON.parse'),
      target: { most: 2, least: 0.3 },
    },
  ];
}

/**
 * Measures how long a request for rows takes while the engine parses. Rendering on the panel's thread can delay the result, so
 * only requests from a worker have a target.
 */
async function waits(page: Page, kind: Listing, frame: number, rounds: number): Promise<Figure[]> {
  await make(page, kind, 10 * MEGABYTE);
  const measure = async (thread: 'panel' | 'worker'): Promise<Figure> => {
    const all: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      all.push(...(await page.evaluate(async (from) => (await window.bench.show(from)).waits, thread)));
    const isPanel = thread === 'panel';
    return {
      id: `reading.waits.${kind}${isPanel ? '.panel' : ''}`,
      section: SECTION,
      what: `50 rows requested while parsing${isPanel ? `, on the panel's thread` : ''}, 95th percentile of ${all.length}, ${kind}, 10 MB`,
      ours: { value: percentile(all, 0.95), unit: 'ms' },
      peer: { value: frame, unit: 'ms', name: 'a frame of an empty page' },
      target: null,
    };
  };
  return [await measure('worker'), await measure('panel')];
}

/** The first body in a new browser, with no compiled code for either parser. */
async function fresh({ pages, quick }: Run, kind: Listing): Promise<Figure> {
  const rows: number[] = [];
  const parser: number[] = [];
  for (let start = 0; start < (quick ? 2 : 3); start += 1) {
    const opened = await pages.open('index');
    await make(opened.page, kind, 10 * MEGABYTE);
    rows.push(await opened.page.evaluate(async () => (await window.bench.show()).rows));
    parser.push(await opened.page.evaluate(() => window.bench.dom()));
    await opened.close();
  }
  return {
    id: `reading.fresh.${kind}`,
    section: SECTION,
    what: `first rows painted in a fresh browser, ${kind}, 10 MB`,
    ours: { value: median(rows), unit: 'ms' },
    peer: { value: median(parser), unit: 'ms', name: D },
    target: { most: 0.12, least: 0.01 },
  };
}

function make(page: Page, kind: Kind, bytes: number): Promise<number> {
  return page.evaluate(([of, size]) => window.bench.make(of, size), [kind, bytes] as const);
}
