import { LISTINGS, type Listing } from './bodies.ts';
import type { Opened } from './browser.ts';
import type { Figure, Target } from './figure.ts';
import { isEnough, median } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';
import { longestBetween, tasksWith, traced } from './trace.ts';

const PHASES = [
  { name: 'read', from: 'bench:add', to: 'bench:read', what: 'from the complete body until everything is parsed' },
  { name: 'scroll', from: 'bench:scroll', to: 'bench:scrolled', what: 'scrolling' },
  { name: 'export', from: 'bench:export', to: 'bench:exported', what: 'exporting all as JSON' },
] as const;
const ROUNDS = { warmUp: 1, atLeast: 3, atMost: 7 };
/** How often the rows are rendered as plain DOM in each round. */
export const RENDERINGS = 15;
export const PLAIN_DOM = 'its rows as plain DOM';
/** Three renderings of all rows on screen take a frame on the machines where this was measured. */
export const TASK_TARGET: Target = { most: 3, least: 0.1 };

/**
 * Measures the longest tasks on the panel's thread while it parses, scrolls and exports, compared with rendering the same rows as plain
 * DOM. Both are processor times from the same trace of the browser.
 */
export async function tasks({ pages, quick, wants }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  const opened = await pages.open('index');
  try {
    for (const kind of LISTINGS.filter(wants))
      figures.push(...(await longest(opened, kind, quick ? ROUNDS.atLeast : ROUNDS.atMost)));
  } finally {
    await opened.close();
  }
  return figures;
}

async function longest({ browser, page }: Opened, kind: Listing, atMost: number): Promise<Figure[]> {
  await page.evaluate(([of, size]) => window.bench.make(of, size), [kind, 10 * MEGABYTE] as const);
  const found = PHASES.map((): number[] => []);
  const plain: number[] = [];
  const ratios = (index: number): number[] =>
    (found[index] ?? []).map((time, round) => time / (plain[round] ?? Number.NaN));
  const isPrecise = (): boolean => PHASES.every((_, index) => isEnough(ratios(index)));
  for (let round = -ROUNDS.warmUp; round < atMost && (round < ROUNDS.atLeast || !isPrecise()); round += 1) {
    const events = await traced(browser, page, () =>
      page.evaluate(async (times) => {
        await window.bench.show();
        await window.bench.scroll(120, 60);
        await window.bench.export();
        await window.bench.plain(times);
      }, RENDERINGS),
    );
    if (round < 0) continue;
    plain.push(median(tasksWith(events, 'bench:plain')));
    for (const [index, { from, to }] of PHASES.entries()) found[index]?.push(longestBetween(events, from, to));
  }
  return PHASES.map(({ name, what }, index) => ({
    id: `tasks.${name}.${kind}`,
    section: "Longest task on the panel's thread",
    what: `${what}, ${kind}, 10 MB`,
    ours: { value: median(found[index] ?? []), unit: 'ms' },
    peer: { value: median(plain), unit: 'ms', name: PLAIN_DOM },
    ratios: ratios(index),
    target: TASK_TARGET,
  }));
}
