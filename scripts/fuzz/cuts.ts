import type { Report } from '../../src/core/verdict/report.ts';
import { parseExchange } from '../../src/core/read/parseExchange.ts';
import { withBody } from './exchange.ts';
import type { Random } from './random.ts';
import type { Seed } from './seeds.ts';

export interface Cut {
  readonly at: number;
  /** The number of operations of the complete body that end before the cut. */
  readonly whole: number;
  /** The pointers of those that are missing from the report of the truncated body. */
  readonly lost: readonly string[];
}

/** Truncates a body at a random offset and compares the operations before it; null if the body is not suitable. */
export function tryCut(seed: Seed, random: Random): Cut | null {
  if (seed.kind === 'har' || seed.kind === 'file' || seed.kind === 'rules') return null;
  const { status } = seed.exchange.response;
  const before = parseExchange(seed.exchange);
  if (before.operations.size === 0 || before.problems.length > 0) return null;
  const at = random.below(seed.text.length);
  // A single line is parsed as JSON.
  if (seed.kind === 'ndjson' && !/\n\s*\S/.test(seed.text.slice(0, at))) return null;
  const after = parseExchange(withBody(seed.exchange, seed.text.slice(0, at), status));
  const remaining = new Set(pointersIn(after, Number.POSITIVE_INFINITY));
  const expected = pointersIn(before, at - 1);
  return { at, whole: expected.length, lost: expected.filter((pointer) => !remaining.has(pointer)) };
}

/** The pointers of the top-level operations that end at or before an offset. */
function pointersIn({ operations }: Report, end: number): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i < operations.size; i = operations.end(i)) {
    const { pointer, range } = operations.detail(i);
    if (range !== null && range[1] <= end) found.push(pointer);
  }
  return found;
}
