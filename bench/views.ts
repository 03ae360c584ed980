import type { Page } from 'playwright';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';

const SECTION = 'The tree by folder';
/** Bodies that have a million rows when everything is expanded. */
const BODIES = [
  { kind: 'nextcloud', size: 47 * MEGABYTE },
  { kind: 'failures', size: 77 * MEGABYTE },
] as const;

type Kind = (typeof BODIES)[number]['kind'];

/** Measures a tree with a million visible rows that is arranged by folder. */
export async function views({ pages, quick }: Run): Promise<Figure[]> {
  const opened = await pages.open('index');
  const { page } = opened;
  try {
    const empty = await opened.beside('empty');
    await page.bringToFront();
    const figures: Figure[] = [];
    for (const { kind, size } of quick ? BODIES.slice(0, 1) : BODIES) {
      await page.evaluate(([made, bytes]) => window.bench.make(made, bytes), [kind, size] as const);
      figures.push(...(await measure(page, empty, kind, quick ? 2 : 5)));
    }
    return figures;
  } finally {
    await opened.close();
  }
}

async function measure(page: Page, empty: Page, kind: Kind, rounds: number): Promise<Figure[]> {
  const found = { build: [] as number[], show: [] as number[], collapse: [] as number[], expand: [] as number[] };
  const parsing: number[] = [];
  const frames: number[] = [];
  let rows = 0;
  for (let round = -1; round < rounds; round += 1) {
    await empty.bringToFront();
    const idle = median(await empty.evaluate(() => window.empty.frames(30)));
    await page.bringToFront();
    const { done } = await page.evaluate(() => window.bench.show());
    await page.evaluate(() => window.bench.expandAll(true));
    const build = await page.evaluate(() => window.bench.arrange('folder'));
    rows = await page.evaluate(() => window.bench.rows());
    await page.evaluate(() => window.bench.arrange(undefined));
    const show = await page.evaluate(() => window.bench.arrange('folder'));
    const collapse = await page.evaluate(() => window.bench.toggleFirst(false));
    const expand = await page.evaluate(() => window.bench.toggleFirst(true));
    await page.evaluate(() => window.bench.arrange(undefined));
    if (round < 0) continue;
    parsing.push(done);
    frames.push(idle);
    found.build.push(build);
    found.show.push(show);
    found.collapse.push(collapse);
    found.expand.push(expand);
  }
  const what = `${kind === 'failures' ? 'JSON, ' : ''}${rows.toLocaleString('en')} rows`;
  const id = kind === 'failures' ? '.json' : '';
  const change = (name: 'show' | 'collapse' | 'expand', text: string): Figure => ({
    id: `views.${name}${id}`,
    section: SECTION,
    what: `${text} to paint, ${what}`,
    ours: { value: median(found[name]), unit: 'ms' },
    peer: { value: median(frames), unit: 'ms', name: 'a frame of an empty page' },
    ratios: ratios(found[name], frames),
    target: { most: 4, least: 0.5 },
  });
  return [
    {
      id: `views.build${id}`,
      section: SECTION,
      what: `arrange by folder for the first time to paint, ${what}`,
      ours: { value: median(found.build), unit: 'ms' },
      peer: { value: median(parsing), unit: 'ms', name: 'parsing the response' },
      ratios: ratios(found.build, parsing),
      target: { most: 0.5, least: 0.02 },
    },
    change('show', 'arrange by folder again'),
    change('collapse', 'collapse the outermost row'),
    change('expand', 'expand the outermost row'),
  ];
}

function ratios(times: readonly number[], others: readonly number[]): number[] {
  return times.map((time, round) => time / (others[round] ?? Number.NaN));
}
