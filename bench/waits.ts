import type { Page } from 'playwright';
import type { Listing } from './bodies.ts';
import type { Figure } from './figure.ts';
import { isEnough, median, percentile } from './measure.ts';
import type { Wait } from './page/requestRows.ts';

const SHARE = 0.95;
/** Bodies that are parsed in each round, with about ten requests during each. */
const BODIES = 4;
const ROUNDS = { quick: 2, atLeast: 4, atMost: 9 };

/**
 * Measures how long a request for rows takes while the engine parses, compared with a structured clone of the same rows by a thread
 * that does nothing else. A worker requests them, because rendering in the panel's thread can delay the result.
 */
export async function waits(page: Page, kind: Listing, quick: boolean): Promise<Figure> {
  const ours: number[] = [];
  const peer: number[] = [];
  const ratios = (): number[] => ours.map((value, round) => value / (peer[round] ?? Number.NaN));
  let requests = 0;
  // The first round warms up.
  for (let round = -1; round < (quick ? ROUNDS.quick : ROUNDS.atMost); round += 1) {
    if (round >= ROUNDS.atLeast && isEnough(ratios())) break;
    const measured: Wait[] = [];
    for (let body = 0; body < BODIES; body += 1)
      measured.push(...(await page.evaluate(async () => (await window.bench.show(true)).waits)));
    if (round < 0) continue;
    requests += measured.length;
    const inAll = (of: keyof Wait): number =>
      percentile(
        measured.map((wait) => wait[of]),
        SHARE,
      );
    ours.push(inAll('engine'));
    peer.push(inAll('clone'));
  }
  return {
    id: `reading.waits.${kind}`,
    section: 'Rows requested while parsing',
    what: `50 rows, 95th percentile of ${requests} requests, ${kind}, 10 MB`,
    ours: { value: median(ours), unit: 'ms' },
    peer: { value: median(peer), unit: 'ms', name: 'structured clone through a port' },
    ratios: ratios(),
    // The engine also creates them, between slices of parsing.
    target: { most: 45, least: 8 },
  };
}
