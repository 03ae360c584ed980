import type { Page } from 'playwright';
import type { Listing } from './bodies.ts';
import type { Figure } from './figure.ts';
import { compared, interleave } from './measure.ts';
import { openParsers, type Parsers } from './parsers.ts';
import { MEGABYTE, type Run } from './run.ts';

const SMALL = '10 MB';
const LARGE = '50 MB';
/** The listings with the most and the fewest rows. */
const KINDS: readonly Listing[] = ['nextcloud', 'caldav'];
const LIMITS = { warmUp: 1, atLeast: 3, atMost: 5 };

/** Measures whether time grows linearly with the body. Not with --quick: it needs bodies of 50 MB. */
export async function growth(run: Run): Promise<Figure[]> {
  if (run.quick) return [];
  const kinds = KINDS.filter(run.wants);
  const figures: Figure[] = [];
  const panels = [await run.pages.open('index'), await run.pages.open('index')] as const;
  try {
    for (const kind of kinds) figures.push(await inPanel(panels[0].page, panels[1].page, kind));
  } finally {
    for (const { close } of panels) await close();
  }
  const parsers = [await openParsers(run.pages), await openParsers(run.pages)] as const;
  try {
    for (const kind of kinds) figures.push(await alone(...parsers, kind));
  } finally {
    for (const { close } of parsers) await close();
  }
  return figures;
}

async function inPanel(small: Page, large: Page, kind: Listing): Promise<Figure> {
  await small.evaluate(([of, size]) => window.bench.make(of, size), [kind, 10 * MEGABYTE] as const);
  await large.evaluate(([of, size]) => window.bench.make(of, size), [kind, 50 * MEGABYTE] as const);
  const operations = { [SMALL]: 0, [LARGE]: 0 };
  const done = (name: typeof SMALL | typeof LARGE, page: Page) => async (): Promise<number> => {
    const reading = await page.evaluate(() => window.bench.show());
    operations[name] = reading.operations;
    return reading.done;
  };
  const times = await interleave(
    [
      { name: SMALL, run: done(SMALL, small) },
      { name: LARGE, run: done(LARGE, large) },
    ],
    LIMITS,
    [[LARGE, SMALL]],
  );
  const factor = operations[LARGE] / operations[SMALL];
  if (!(factor > 4.5 && factor < 5.5)) throw new Error(`${LARGE} have ${factor} times the operations of ${SMALL}`);
  return {
    id: `growth.engine.${kind}`,
    section: 'Growth',
    what: `from the body in the panel until everything is parsed, ${LARGE}, ${kind}`,
    ...compared(times, LARGE, SMALL, `for ${SMALL}`),
    // Waiting for other programs takes a larger share of the time for the small body.
    target: { most: 5.5, least: 1.2 },
  };
}

async function alone(small: Parsers, large: Parsers, kind: Listing): Promise<Figure> {
  await small.make(kind, 10 * MEGABYTE);
  await large.make(kind, 50 * MEGABYTE);
  const times = await interleave(
    [
      { name: SMALL, run: () => small.run('all') },
      { name: LARGE, run: () => large.run('all') },
    ],
    LIMITS,
    [[LARGE, SMALL]],
  );
  return {
    id: `growth.all.${kind}`,
    section: 'Growth',
    what: `every href, status, property and value of ${LARGE}, ${kind}`,
    ...compared(times, LARGE, SMALL, `for ${SMALL}`),
    target: { most: 5.5, least: 3.5 },
  };
}
