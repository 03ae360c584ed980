import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankKeys } from './rankKeys.ts';
import { SortKeys } from './sortKeys.ts';

function ranked(texts: readonly string[]): { readonly ranks: number[]; readonly count: number } {
  const keys = new SortKeys(texts.length);
  for (const [item, text] of texts.entries()) keys.starts[item] = keys.add(text);
  const steps = rankKeys(keys);
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return { ranks: [...step.value.ranks], count: step.value.count };
}

function sorted(texts: readonly string[]): string[] {
  const { ranks } = ranked(texts);
  return [...texts.entries()].toSorted(([a], [b]) => (ranks[a] ?? 0) - (ranks[b] ?? 0)).map(([, text]) => text);
}

/** The order that keys represent, computed from the texts. */
function compare(a: string, b: string): number {
  const parts = (text: string): string[] => text.toLowerCase().match(/\d+|\D/g) ?? [];
  const [own, others] = [parts(a), parts(b)];
  for (const [at, part] of own.entries()) {
    const other = others[at];
    if (other === undefined) return 1;
    const difference = comparePart(part, other);
    if (difference !== 0) return difference;
  }
  return own.length - others.length;
}

function comparePart(a: string, b: string): number {
  const kind = (part: string): number => (part === '/' ? 0 : /\d/.test(part) ? 2 : /[a-z]/.test(part) ? 3 : 1);
  if (kind(a) !== kind(b)) return kind(a) - kind(b);
  if (kind(a) === 2) return Number(BigInt(a) - BigInt(b));
  return a === b ? 0 : a < b ? -1 : 1;
}

describe('sort keys', () => {
  it('are in natural order, without case', () => {
    expect(sorted(['file-10', 'File-9', 'file-1', 'b', 'A', 'file-010a'])).toEqual([
      'A',
      'b',
      'file-1',
      'File-9',
      'file-10',
      'file-010a',
    ]);
  });

  it('keep a folder and what is in it together, before names that begin like it', () => {
    expect(sorted(['a-b', 'a/x', 'a/', 'a.txt', 'a'])).toEqual(['a', 'a/', 'a/x', 'a-b', 'a.txt']);
  });

  it('sort letters with accents like those without, and other scripts after them', () => {
    expect(sorted(['zebra', 'Äpfel', 'apfel', 'azur', '写真', 'שלום', 'école'])).toEqual([
      'Äpfel',
      'apfel',
      'azur',
      'école',
      'zebra',
      'שלום',
      '写真',
    ]);
  });

  it('give equal texts the same rank, and keep their order', () => {
    expect(ranked(['b', 'a', 'B', '', '']).ranks).toEqual([2, 1, 2, 0, 0]);
    expect(ranked(['01', '1', '001'])).toEqual({ ranks: [0, 0, 0], count: 1 });
    expect(ranked([])).toEqual({ ranks: [], count: 0 });
  });

  it('are in order for any texts', () => {
    const text = fc.stringMatching(/^[ -~]{0,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', 'aaaaaaaaaa/', 'x1'), text), { maxLength: 60 }), (pairs) => {
        const texts = pairs.map(([start, end]) => start + end);
        const { ranks } = ranked(texts);
        for (const [a, one] of texts.entries())
          for (const [b, other] of texts.entries())
            expect(Math.sign((ranks[a] ?? 0) - (ranks[b] ?? 0))).toBe(Math.sign(compare(one, other)));
      }),
    );
  });

  it('are in order for many texts, with common beginnings and repeated', () => {
    const texts = Array.from({ length: 40_000 }, (_, index) => {
      const number = (index * 7919) % 20_011;
      return `/files/${number % 3 === 0 ? 'photos' : 'documents'}/folder-${number % 97}/item-${number}.txt`;
    });
    const { ranks, count } = ranked(texts);
    expect(count).toBe(new Set(texts).size);
    const order = [...texts.keys()].toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    for (const [at, item] of order.entries()) {
      const before = order[at - 1];
      if (before === undefined) continue;
      const difference = compare(texts[before] ?? '', texts[item] ?? '');
      expect(difference <= 0 && (difference === 0) === (ranks[before] === ranks[item])).toBe(true);
    }
  });

  it('compares numbers of any length', () => {
    const [short, long] = ['9'.repeat(64), `1${'0'.repeat(70)}`];
    expect(sorted([`${long}1`, long, short])).toEqual([short, long, `${long}1`]);
  });
});
