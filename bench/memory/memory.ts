import { type Kind, LISTINGS } from '../bodies.ts';
import type { Figure } from '../figure.ts';
import { MEGABYTE, type Run } from '../run.ts';
import { CLEARED, inProcess, type ResponseMemory } from './inProcess.ts';

const SECTION = 'Memory per response';
const SIZE = 10 * MEGABYTE;
const LARGE = 50 * MEGABYTE;

/**
 * Measures the memory of a selected response, of an evicted one, how memory grows with the body, and what remains after responses are
 * cleared. Each measurement has a process of its own: other parts of the benchmark leave data that may be freed meanwhile.
 */
export async function memory({ quick, wants }: Run): Promise<Figure[]> {
  const kinds: readonly Kind[] = [...LISTINGS, 'json'];
  const figures: Figure[] = [];
  for (const kind of kinds.filter(wants)) {
    const measured = await inProcess({ kind, bytes: SIZE });
    figures.push(selected(kind, measured), evicted(kind, measured));
    if (kind !== 'json' && !quick) figures.push(growth(kind, measured, await inProcess({ kind, bytes: LARGE })));
  }
  const { before, after } = await inProcess('cleared');
  return [
    ...figures,
    {
      id: 'memory.cleared',
      section: SECTION,
      what: `after ${CLEARED} responses of 10 MB were parsed and cleared`,
      ours: megabytes(after),
      peer: { ...megabytes(before), name: 'before' },
      target: { most: 1.05, least: 0.9 },
    },
  ];
}

function selected(kind: Kind, { body, rows, selected: bytes }: ResponseMemory): Figure {
  return {
    id: `memory.selected.${kind}`,
    section: SECTION,
    what: `the selected response, ${kind}, 10 MB`,
    ours: megabytes(bytes),
    peer: { ...megabytes(1.2 * body + 32 * rows), name: '1.2 × the text and 32 bytes a row' },
    // The text alone is at least 0.8 of it.
    target: { most: 1, least: 0.8 },
  };
}

function evicted(kind: Kind, { body, evicted: bytes }: ResponseMemory): Figure {
  return {
    id: `memory.evicted.${kind}`,
    section: SECTION,
    what: `an evicted response: facts and compressed text, ${kind}, 10 MB`,
    ours: megabytes(bytes),
    peer: { ...megabytes(body), name: 'the text' },
    target: { most: 0.3, least: 0.005 },
  };
}

function growth(kind: Kind, small: ResponseMemory, large: ResponseMemory): Figure {
  return {
    id: `memory.growth.${kind}`,
    section: SECTION,
    what: `the selected response, ${kind}, 50 MB`,
    ours: megabytes(large.selected),
    peer: { ...megabytes(small.selected), name: 'for 10 MB' },
    target: { most: 5.5, least: 4 },
  };
}

function megabytes(bytes: number): Figure['ours'] {
  return { value: bytes / MEGABYTE, unit: 'MB' };
}
