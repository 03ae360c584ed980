import type { Page } from 'playwright';
import { type Kind, LISTINGS, type Listing } from './bodies.ts';
import type { Figure, Target } from './figure.ts';
import { compared, type Contender, interleave, isEnough, median, type RoundLimits } from './measure.ts';
import { openParsers, type Parsers } from './parsers.ts';
import { MEGABYTE, type Run, sizeName } from './run.ts';
import { waits } from './waits.ts';

const SECTION = 'Parsing a listing in Chromium';
const D = 'DOMParser';
const J = 'JSON.parse';
const SIZE = 10 * MEGABYTE;
const JSON_SIZES = [MEGABYTE / 10, MEGABYTE, SIZE] as const;

/** First rows of a body: the largest ratio depends on its size, because waiting for the next frame takes most of the time of a short one. */
const ROWS = [
  { bytes: MEGABYTE / 10, target: { most: 1.7, least: 0.1 }, rounds: { warmUp: 3, atLeast: 9, atMost: 25 } },
  { bytes: SIZE, target: { most: 0.06, least: 0.006 }, rounds: { warmUp: 2, atLeast: 5, atMost: 9 } },
] as const;

const QUICK_ROUNDS: RoundLimits = { warmUp: 1, atLeast: 3, atMost: 7 };

/** Compares the engine with the browser's parsers: time to the first rows, to hrefs and statuses, and to all properties. */
export async function reading(run: Run): Promise<Figure[]> {
  const kinds = LISTINGS.filter(run.wants);
  return [
    ...(await parsing(run, kinds)),
    ...(await painting(run, kinds)),
    ...(await inSeries(kinds, (kind) => fresh(run, kind))),
  ];
}

/** Measures the parsers on their own, in processor time. */
async function parsing(run: Run, kinds: readonly Listing[]): Promise<Figure[]> {
  const parsers = await openParsers(run.pages);
  try {
    const listings = await inSeries(kinds, (kind) => listing(parsers, kind, roundsOf(run)));
    const batches = run.wants('json')
      ? await inSeries(JSON_SIZES, (bytes) => batch(parsers, bytes, roundsOf(run)))
      : [];
    return [...listings.flat(), ...batches];
  } finally {
    await parsers.close();
  }
}

async function listing(parsers: Parsers, kind: Listing, rounds: RoundLimits): Promise<Figure[]> {
  await parsers.make(kind, SIZE);
  const times = await interleave(
    (['hrefs', D, 'all'] as const).map((name): Contender => ({ name, run: () => parsers.run(name) })),
    rounds,
    [
      ['hrefs', D],
      ['all', D],
    ],
  );
  const figure = (name: string, what: string, target: Target): Figure => ({
    id: `reading.${name}.${kind}.${sizeName(SIZE)}`,
    section: SECTION,
    what: `${what}, ${kind}, ${sizeName(SIZE)}`,
    ...compared(times, name, D),
    target,
  });
  return [
    figure('hrefs', 'verdict, counts, every href and status', { most: 0.2, least: 0.03 }),
    figure('all', 'all, with every property, namespace and value', { most: 0.4, least: 0.06 }),
  ];
}

async function batch(parsers: Parsers, bytes: number, rounds: RoundLimits): Promise<Figure> {
  await parsers.make('json', bytes);
  const times = await interleave(
    [
      { name: J, run: () => parsers.run(J) },
      { name: 'hrefs', run: () => parsers.run('hrefs') },
    ],
    rounds,
    [['hrefs', J]],
  );
  return {
    id: `reading.json.${sizeName(bytes)}`,
    section: 'Parsing a JSON batch in Chromium',
    what: `verdict, counts, every item's name and status, ${sizeName(bytes)}`,
    ...compared(times, 'hrefs', J),
    target: { most: 2, least: 0.3 },
  };
}

/** Measures what the user waits for: the first rows, and rows that are requested while the engine parses. */
async function painting({ pages, quick }: Run, kinds: readonly Listing[]): Promise<Figure[]> {
  const { page, close } = await pages.open('index');
  try {
    const figures: Figure[] = [];
    for (const { bytes, target, rounds } of ROWS)
      for (const kind of kinds)
        figures.push(await firstRows(page, kind, { bytes, target, rounds: quick ? QUICK_ROUNDS : rounds }));
    for (const kind of kinds) {
      await make(page, kind, SIZE);
      figures.push(await waits(page, kind, quick));
    }
    return figures;
  } finally {
    await close();
  }
}

async function firstRows(
  page: Page,
  kind: Listing,
  { bytes, target, rounds }: { readonly bytes: number; readonly target: Target; readonly rounds: RoundLimits },
): Promise<Figure> {
  await make(page, kind, bytes);
  const times = await interleave(
    [
      { name: 'rows', run: () => page.evaluate(async () => (await window.bench.show()).rows) },
      { name: D, run: () => page.evaluate(() => window.bench.dom()) },
    ],
    rounds,
    [['rows', D]],
  );
  return {
    id: `reading.rows.${kind}.${sizeName(bytes)}`,
    section: SECTION,
    what: `first rows painted, ${kind}, ${sizeName(bytes)}`,
    ...compared(times, 'rows', D),
    target,
  };
}

/** The first body in a new browser, after the panel was idle, as before a user loads a page. */
async function fresh({ pages, quick }: Run, kind: Listing): Promise<Figure> {
  const rows: number[] = [];
  const parser: number[] = [];
  const ratios = (): number[] => rows.map((time, start) => time / (parser[start] ?? Number.NaN));
  for (let start = 0; start < (quick ? 1 : 5) && (start < 3 || !isEnough(ratios())); start += 1) {
    const { page, close } = await pages.open('index');
    await page.evaluate(() => window.bench.warmedUp());
    await make(page, kind, SIZE);
    rows.push(await page.evaluate(async () => (await window.bench.show()).rows));
    parser.push(await page.evaluate(() => window.bench.dom()));
    await close();
  }
  return {
    id: `reading.fresh.${kind}`,
    section: SECTION,
    what: `first rows painted in a fresh browser, ${kind}, 10 MB`,
    ours: { value: median(rows), unit: 'ms' },
    peer: { value: median(parser), unit: 'ms', name: D },
    ratios: ratios(),
    target: { most: 0.1, least: 0.01 },
  };
}

function roundsOf({ quick }: Run): RoundLimits {
  return quick ? { warmUp: 1, atLeast: 3, atMost: 5 } : { warmUp: 2, atLeast: 5, atMost: 9 };
}

function make(page: Page, kind: Kind, bytes: number): Promise<number> {
  return page.evaluate(([of, size]) => window.bench.make(of, size), [kind, bytes] as const);
}

async function inSeries<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
