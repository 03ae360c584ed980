import type { Report } from '../../src/core/verdict/report.ts';
import { parseExchange } from '../../src/core/read/parseExchange.ts';
import { withBody } from './exchange.ts';
import type { Random } from './random.ts';
import type { Seed } from './seeds.ts';

export interface Cut {
  readonly at: number;
  /** Operations that end well before the cut, in the reading of the whole body. */
  readonly whole: number;
  /** Those of them that are not read any more. */
  readonly lost: readonly string[];
}

/** Cuts a body somewhere and looks whether all that stands before the cut is still read; null where there is nothing to cut. */
export function tryCut(seed: Seed, random: Random): Cut | null {
  if (seed.kind === 'har' || seed.kind === 'file' || seed.kind === 'rules') return null;
  const { status } = seed.exchange.response;
  const before = parseExchange(seed.exchange);
  if (before.operations.size === 0 || before.problems.length > 0) return null;
  const at = random.below(seed.text.length);
  // One line alone is JSON.
  if (seed.kind === 'ndjson' && !/\n\s*\S/.test(seed.text.slice(0, at))) return null;
  const after = parseExchange(withBody(seed.exchange, seed.text.slice(0, at), status));
  const kept = new Set(pointersIn(after, Number.POSITIVE_INFINITY));
  const expected = pointersIn(before, at - 1);
  return { at, whole: expected.length, lost: expected.filter((pointer) => !kept.has(pointer)) };
}

/** What the top-level operations are called that end before an offset. */
function pointersIn({ operations }: Report, end: number): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i < operations.size; i = operations.end(i)) {
    const { pointer, range } = operations.detail(i);
    if (range !== null && range[1] <= end) found.push(pointer);
  }
  return found;
}
