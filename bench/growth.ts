import type { Page } from 'playwright';
import { LISTINGS, type Listing } from './bodies.ts';
import type { Figure } from './figure.ts';
import { compared, interleave } from './measure.ts';
import { MEGABYTE, type Run } from './run.ts';

const SMALL = '10 MB';
const LARGE = '50 MB';

/** Measures whether time grows linearly with the body. */
export async function growth(run: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  const small = await run.pages.open('index');
  const large = await run.pages.open('index');
  try {
    for (const kind of run.quick ? (['nextcloud'] as const) : LISTINGS)
      figures.push(...(await time(small.page, large.page, kind)));
  } finally {
    await small.close();
    await large.close();
  }
  return figures;
}

async function time(small: Page, large: Page, kind: Listing): Promise<Figure[]> {
  for (const [page, bytes] of [
    [small, 10 * MEGABYTE],
    [large, 50 * MEGABYTE],
  ] as const)
    await page.evaluate(([of, size]) => window.bench.make(of, size), [kind, bytes] as const);
  const done = (page: Page) => () => page.evaluate(async () => (await window.bench.show()).done);
  const read = (page: Page) => () => page.evaluate(() => window.bench.read('all'));
  const times = await interleave(
    [
      { name: `engine ${SMALL}`, run: done(small) },
      { name: `engine ${LARGE}`, run: done(large) },
      { name: `all ${SMALL}`, run: read(small) },
      { name: `all ${LARGE}`, run: read(large) },
    ],
    { warmUp: 1, atLeast: 3, atMost: 5 },
    [
      [`engine ${LARGE}`, `engine ${SMALL}`],
      [`all ${LARGE}`, `all ${SMALL}`],
    ],
  );
  const figure = (name: string, what: string): Figure => ({
    id: `growth.${name}.${kind}`,
    section: 'Growth',
    what: `${what} ${LARGE}, ${kind}`,
    ...compared(times, `${name} ${LARGE}`, `${name} ${SMALL}`, `for ${SMALL}`),
    // Less than half of five times: the large body was not read to its end.
    target: { most: 5.5, least: 2.5 },
  });
  return [
    figure('engine', 'from the body in the panel until everything is parsed,'),
    figure('all', 'every href, status, property and value of'),
  ];
}
