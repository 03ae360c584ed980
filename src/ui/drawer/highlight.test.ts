import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { drawnLines, seamsOf, stretchesOf, tinted, type Language } from './highlight.ts';

function tints(text: string, language: Language, mark: readonly [number, number] | null = null): string[] {
  return tinted(text, mark, language).map((piece) => `${piece.tint}${piece.marked ? '!' : ''} ${piece.text}`);
}

describe('a coloured line', () => {
  it('of XML', () => {
    expect(tints('<d:href a="1">/x</d:href><!-- so -->', 'xml')).toEqual([
      'tag <d:href',
      'plain  ',
      'attribute a',
      'plain =',
      'value "1"',
      'tag >',
      'plain /x',
      'tag </d:href',
      'tag >',
      'comment <!-- so -->',
    ]);
  });

  it('of JSON', () => {
    expect(tints('{"a": "b\\"", "n": -1.5e3, "t": true}', 'json')).toEqual([
      'plain {',
      'key "a"',
      'plain : ',
      'string "b\\""',
      'plain , ',
      'key "n"',
      'plain : ',
      'atom -1.5e3',
      'plain , ',
      'key "t"',
      'plain : ',
      'atom true',
      'plain }',
    ]);
  });

  it('is marked across the colours', () => {
    expect(tints('<a>text</a>', 'xml', [1, 5])).toEqual([
      'tag <',
      'tag! a',
      'tag! >',
      'plain! te',
      'plain xt',
      'tag </a',
      'tag >',
    ]);
  });

  it('has every character once, in its place, whatever the text', () => {
    const line = fc.string({
      unit: fc.constantFrom('<', '>', '/', '"', '=', 'a', '-', '!', '\\', '{', ':', '1', ' ', '😀'),
    });
    fc.assert(
      fc.property(line, fc.nat(40), fc.nat(40), fc.constantFrom<Language>('xml', 'json'), (text, a, b, language) => {
        const start = Math.min(a, text.length);
        const end = Math.min(start + b, text.length);
        const pieces = tinted(text, [start, end], language);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { from, text: part, marked } of pieces) {
          expect(text.slice(from, from + part.length)).toBe(part);
          expect(marked).toBe(from >= start && from < end);
        }
      }),
    );
  });
});

describe('a line that is too long', () => {
  const broken = (text: string): string[] => {
    const seams = seamsOf(text);
    return tinted(text, null, text.startsWith('<') ? 'xml' : 'json').flatMap((piece) =>
      stretchesOf(piece, seams).map((stretch, index) => (index > 0 || seams.has(piece.from) ? `|${stretch}` : stretch)),
    );
  };
  it.each([
    ['<href>https://dav.example/a/b.txt</href>', '<href>|https://|dav.example/|a/|b.txt|</href>'],
    ['<d:prop/><d:prop>', '<d:prop/>|<d:prop>'],
    ['<a>2026 &amp; so</a>', '<a>|2026 &amp;| so|</a>'],
    ['{"a":["b","c"],"d":{}}', '{"a":["b",|"c"],|"d":{}}'],
    ['', ''],
  ])('is broken between parts: %s', (text, parts) => {
    expect(broken(text).join('')).toBe(parts);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '/', '>', ':', ',', ';', '}', ']', ' ', 'a') }),
        (text) => broken(text).join('').replaceAll('|', '') === text,
      ),
    );
  });
});

describe('the lines of a drawer', () => {
  const line = (text: string, mark: readonly [number, number] | null = null, skipped = 0) => ({
    text,
    mark,
    skipped,
    cut: 0,
  });
  const shown = (lines: ReturnType<typeof drawnLines>): string[] =>
    lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''));

  it('are few elements, and have all of their text, however small its parts are', () => {
    const texts = Array.from({ length: 60 }, () => '[1,'.repeat(660));
    const lines = drawnLines(
      texts.map((text) => line(text, [30, 60])),
      'json',
    );
    const elements = lines.reduce((sum, { pieces, seams }) => sum + pieces.length + seams.size, 0);
    expect(elements).toBeLessThanOrEqual(800 + 3 * 60);
    expect(shown(lines)).toEqual(texts);
    expect(lines.every(({ pieces }) => pieces.some(({ marked }) => marked))).toBe(true);
  });

  it('are colored where there are few', () => {
    const [first] = drawnLines([line('{"a": 1}')], 'json');
    expect(first?.pieces.map(({ tint }) => tint)).toContain('key');
  });

  it('are plain before the mark if their beginning is left out: it may be inside a string', () => {
    const text = 'ame": "x", {"id": 7}';
    const [first] = drawnLines([line(text, [11, 20], 400)], 'json');
    expect(first?.pieces.map((piece) => `${piece.tint} ${piece.text}`)).toEqual([
      'plain ame": "x", ',
      'plain {',
      'key "id"',
      'plain : ',
      'atom 7',
      'plain }',
    ]);
  });
});
