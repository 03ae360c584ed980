import { LISTINGS, type Listing } from './bodies.ts';
import type { Figure } from './figure.ts';
import { compared, interleave } from './measure.ts';
import { openParsers, type Parsers } from './parsers.ts';
import { MEGABYTE, type Run } from './run.ts';

const CHECKS = 'checks';
const PARSE = 'parse';

/** Compares all checks of a listing with parsing it, in processor time. */
export async function checks({ pages, quick, wants }: Run): Promise<Figure[]> {
  const parsers = await openParsers(pages);
  const figures: Figure[] = [];
  try {
    for (const kind of LISTINGS.filter(wants)) figures.push(await listing(parsers, kind, quick));
  } finally {
    await parsers.close();
  }
  return figures;
}

async function listing(parsers: Parsers, kind: Listing, quick: boolean): Promise<Figure> {
  await parsers.make(kind, 10 * MEGABYTE);
  const times = await interleave(
    [
      { name: CHECKS, run: () => parsers.run(CHECKS) },
      { name: PARSE, run: () => parsers.run(PARSE) },
    ],
    quick ? { warmUp: 1, atLeast: 3, atMost: 5 } : { warmUp: 2, atLeast: 5, atMost: 9 },
    [[CHECKS, PARSE]],
  );
  return {
    id: `checks.${kind}`,
    section: 'Checks of a listing in Chromium',
    what: `all checks, ${kind}, 10 MB`,
    ...compared(times, CHECKS, PARSE),
    target: { most: 1, least: 0.1 },
  };
}
