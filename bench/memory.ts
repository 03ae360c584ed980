import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createEngine } from '../src/engine/engine.ts';
import { packedSize } from '../src/engine/squeeze.ts';
import { captured, frugal } from '../test/frugal.ts';
import { type Kind, LISTINGS, makeBody } from './bodies.ts';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import { MEGABYTE, type Run, sizeName } from './run.ts';

const SECTION = 'Memory that an answer keeps';

interface Kept {
  /** Bytes of the body in UTF-8. */
  readonly body: number;
  /** Bytes that the engine keeps, the text of the body among them. */
  readonly kept: number;
}

/** What the engine keeps of an answer that is looked at, and of one that rests. */
export async function memory({ quick }: Run): Promise<Figure[]> {
  const kinds: readonly Kind[] = quick ? ['nextcloud'] : [...LISTINGS, 'json'];
  const figures: Figure[] = [];
  for (const kind of kinds) {
    const { body, kept } = await awake(kind, 10 * MEGABYTE);
    figures.push({
      id: `memory.awake.${kind}`,
      section: SECTION,
      what: `an answer that is looked at: text and columns, ${kind}, 10 MB`,
      ours: { value: kept / MEGABYTE, unit: 'MB' },
      peer: { value: body / MEGABYTE, unit: 'MB', name: 'the body in UTF-8' },
      target: null,
    });
    const resting = await rested(kind, 10 * MEGABYTE);
    figures.push({
      id: `memory.resting.${kind}`,
      section: SECTION,
      what: `an answer that rests: facts and packed text, ${kind}, 10 MB`,
      ours: { value: resting.kept / MEGABYTE, unit: 'MB' },
      peer: { value: resting.body / MEGABYTE, unit: 'MB', name: 'the body in UTF-8' },
      target: null,
    });
  }
  return figures;
}

/** Five times the body, so much more memory. */
export async function memoryGrowth({ quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) {
    const small = await awake(kind, 10 * MEGABYTE);
    const large = await awake(kind, 50 * MEGABYTE);
    figures.push({
      id: `growth.memory.${kind}`,
      section: 'Growth',
      what: `memory for ${sizeName(50 * MEGABYTE)}, ${kind}`,
      ours: { value: large.kept / MEGABYTE, unit: 'MB' },
      peer: { value: small.kept / MEGABYTE, unit: 'MB', name: 'for 10 MB' },
      target: { ratio: 5.5 },
    });
  }
  return figures;
}

async function awake(kind: Kind, bytes: number): Promise<Kept> {
  const sizes: number[] = [];
  for (let round = 0; round < 3; round += 1) sizes.push(await keptAwake(kind, bytes));
  return { body: new TextEncoder().encode(makeBody(kind, bytes)).length, kept: median(sizes) };
}

/** A function of its own: in a loop, the engine of the round before would still be held. */
async function keptAwake(kind: Kind, bytes: number): Promise<number> {
  const before = await used();
  const engine = createEngine();
  engine.add(captured(makeBody(kind, bytes)));
  const kept = (await used()) - before;
  if (kept < (engine.body(1)?.text?.length ?? Number.POSITIVE_INFINITY)) throw new Error('the body was not kept');
  return kept;
}

/** Counted, not weighed: it is so little that what the engine happens to hold besides would hide it. */
async function rested(kind: Kind, bytes: number): Promise<Kept> {
  const text = makeBody(kind, bytes);
  const { engine, safe, rest } = frugal();
  await engine.add(captured(text));
  // The one that was looked at last does not rest.
  await engine.add(captured(makeBody(kind, 1000)));
  await engine.exchange(2);
  await rest();
  const left = safe.kept.get(1);
  if (!left?.packed) throw new Error('the answer does not rest');
  const body = new TextEncoder().encode(text).length;
  return { body, kept: packedSize(left.packed) + JSON.stringify(left.rested).length };
}

/** Bytes in use: objects, strings, and what typed arrays hold. */
async function used(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // The last text that a regular expression matched is kept for `RegExp.input`.
  /a/.test('a');
  for (let round = 0; round < 3; round += 1) {
    if (typeof collect === 'function') collect();
    // What arrays held is given back a little later.
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
