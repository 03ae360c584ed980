import { LISTINGS, type Listing } from './bodies.ts';
import type { Opened } from './browser.ts';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import { MEGABYTE, type Run, sizeName } from './run.ts';
import { type Phase, phasesBetween } from './phaseTimes.ts';
import { traced } from './trace.ts';

const BYTES = MEGABYTE / 10;

const PHASES: Readonly<Record<Phase, string>> = {
  messages: 'messages between the threads',
  engine: 'engine: parsing, verdict and rows',
  script: "panel's thread: state and React",
  rendering: "panel's thread: style, layout and paint",
  frame: 'waiting for the next frame',
};

/** Measures what the time until the first rows of a short body are painted consists of, according to the browser's trace. */
export async function phases({ pages, quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  const opened = await pages.open('index');
  try {
    for (const kind of quick ? (['nextcloud'] as const) : LISTINGS)
      figures.push(...(await measured(opened, kind, quick ? { warmUp: 2, rounds: 5 } : { warmUp: 5, rounds: 15 })));
  } finally {
    await opened.close();
  }
  return figures;
}

async function measured(
  { browser, page }: Opened,
  kind: Listing,
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<Figure[]> {
  await page.evaluate(([of, size]) => window.bench.make(of, size), [kind, BYTES] as const);
  const found: Record<Phase, number[]> = { messages: [], engine: [], script: [], rendering: [], frame: [] };
  const parser: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const took = await page.evaluate(() => window.bench.dom());
    const events = await traced(browser, page, () => page.evaluate(() => window.bench.show()));
    if (round < 0) continue;
    parser.push(took);
    const times = phasesBetween(events, { from: 'bench:add', ready: 'bench:rows', to: 'bench:painted' });
    for (const [phase, time] of times) found[phase].push(time);
  }
  // The order of PHASES is the order of the table.
  return (['messages', 'engine', 'script', 'rendering', 'frame'] as const).map((phase) => ({
    id: `phases.${phase}.${kind}`,
    section: `From the response until its first rows are painted, ${sizeName(BYTES)}`,
    what: `${PHASES[phase]}, ${kind}`,
    ours: { value: median(found[phase]), unit: 'ms' },
    peer: { value: median(parser), unit: 'ms', name: 'DOMParser' },
    target: null,
  }));
}
