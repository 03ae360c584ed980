import { LISTINGS, type Listing } from './bodies.ts';
import type { Opened } from './browser.ts';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';
import { longestBetween, traced } from './trace.ts';

const SECTION = "Longest task on the panel's thread";
const PHASES = [
  { name: 'read', from: 'bench:add', to: 'bench:read', what: 'from the complete body until everything is parsed' },
  { name: 'scroll', from: 'bench:scroll', to: 'bench:scrolled', what: 'scrolling' },
  { name: 'export', from: 'bench:export', to: 'bench:exported', what: 'exporting all as JSON' },
] as const;

/** Measures the longest tasks on the panel's thread while it parses, scrolls and exports, according to the browser's trace. */
export async function tasks({ pages, quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  const opened = await pages.open('index');
  try {
    for (const kind of quick ? (['nextcloud'] as const) : LISTINGS)
      figures.push(...(await longest(opened, kind, quick ? 3 : 5)));
  } finally {
    await opened.close();
  }
  return figures;
}

async function longest({ browser, page }: Opened, kind: Listing, rounds: number): Promise<Figure[]> {
  await page.evaluate(([of, size]) => window.bench.make(of, size), [kind, 10 * MEGABYTE] as const);
  const found = PHASES.map((): number[] => []);
  const parser: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const blocked = await page.evaluate(() => window.bench.dom());
    const events = await traced(browser, page, () =>
      page.evaluate(async () => {
        await window.bench.show();
        await window.bench.scroll(120, 60);
        await window.bench.export();
      }),
    );
    if (round < 0) continue;
    parser.push(blocked);
    for (const [index, { from, to }] of PHASES.entries()) found[index]?.push(longestBetween(events, from, to));
  }
  return PHASES.map(({ name, what }, index) => ({
    id: `tasks.${name}.${kind}`,
    section: SECTION,
    what: `${what}, ${kind}, 10 MB`,
    ours: { value: median(found[index] ?? []), unit: 'ms' },
    peer: { value: median(parser), unit: 'ms', name: 'DOMParser on that thread' },
    target: null,
  }));
}
