import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenAll } from './shorten.ts';
import { widthOf } from './width.ts';

function shortened(texts: readonly string[], columns: number): readonly string[] {
  const shorten = shortenAll(texts.map((text) => ({ text, columns })));
  return texts.map((text) => shorten(text, columns));
}

describe('shortened texts', () => {
  it('keep their start and end', () => {
    expect(shortened(['/remote.php/dav/files/alice/Documents/report.pdf', '/short'], 30)).toEqual([
      '/remote.php…cuments/report.pdf',
      '/short',
    ]);
  });

  it('keep the part in which they differ', () => {
    const texts = ['one', 'two', 'three'].map(
      (name) => `/remote.php/dav/files/alice/${name}/Documents/2026/report.pdf`,
    );
    expect(shortened(texts, 40)).toEqual([
      '/remote.p…e/one/Documents/2026…eport.pdf',
      '/remote.p…e/two/Documents/2026…eport.pdf',
      '/remote.p…e/three/Documents/20…eport.pdf',
    ]);
  });

  it('have the width of the terminal, also if characters are wide or combining', () => {
    const names = [
      '長'.repeat(60),
      'e\u0301'.repeat(60),
      '👩\u200d👩\u200d👧'.repeat(60),
      `${'a'.repeat(29)}長${'b'.repeat(60)}`,
    ];
    for (const columns of [10, 21, 40])
      for (const [index, text] of shortened(names, columns).entries()) {
        expect(widthOf(text)).toBeLessThanOrEqual(columns);
        expect(widthOf(text)).toBeGreaterThanOrEqual(columns - 3);
        expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
        expect(text.startsWith(names[index]?.slice(0, 1) ?? '')).toBe(true);
      }
  });

  it('are different if the texts are', () => {
    const part = fc.constantFrom('a', 'bb', 'Shared/', '長', 'e\u0301', '…', '0123456789'.repeat(4), 'x'.repeat(30));
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.constantFrom(10, 14, 30))), (all) => {
        const shorten = shortenAll(all.map(([one, columns]) => ({ text: one, columns })));
        const results = new Map<string, string>();
        for (const [one, columns] of all) {
          const result = shorten(one, columns);
          expect(results.get(result) ?? one).toBe(one);
          results.set(result, one);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are computed in linear time', () => {
    const took = (texts: readonly string[]): number => {
      const start = process.cpuUsage();
      const results = shortened(texts, 40);
      expect(new Set(results).size).toBe(new Set(texts).size);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const chain = (count: number): string[] =>
      Array.from(
        { length: count },
        (_, index) =>
          `/${'a/'.repeat(index % 200)}${'b'.repeat(200 - (index % 200))}${'c'.repeat(100)}${index}${'d'.repeat(100)}`,
      );
    took(chain(1000));
    expect(took(chain(16_000))).toBeLessThan(16 * Math.max(20, took(chain(2000))));
    expect(took([`${'長'.repeat(2_000_000)}x`, `${'長'.repeat(2_000_000)}y`])).toBeLessThan(5000);
  });
});
