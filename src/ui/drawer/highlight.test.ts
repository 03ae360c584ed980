import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { highlightLine, highlightLines, lineBreaks, splitAtBreaks, type Language } from './highlight.ts';

function tokensOf(text: string, language: Language, mark: readonly [number, number] | null = null): string[] {
  return highlightLine(text, mark, language).map((token) => `${token.type}${token.marked ? '!' : ''} ${token.text}`);
}

describe('highlightLine', () => {
  it('highlights XML', () => {
    expect(tokensOf('<d:href a="1">/x</d:href><!-- so -->', 'xml')).toEqual([
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

  it('highlights JSON', () => {
    expect(tokensOf('{"a": "b\\"", "n": -1.5e3, "t": true}', 'json')).toEqual([
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

  it('splits tokens at the ends of the mark', () => {
    expect(tokensOf('<a>text</a>', 'xml', [1, 5])).toEqual([
      'tag <',
      'tag! a',
      'tag! >',
      'plain! te',
      'plain xt',
      'tag </a',
      'tag >',
    ]);
  });

  it('returns every character once and in order', () => {
    const line = fc.string({
      unit: fc.constantFrom('<', '>', '/', '"', '=', 'a', '-', '!', '\\', '{', ':', '1', ' ', '😀'),
    });
    fc.assert(
      fc.property(line, fc.nat(40), fc.nat(40), fc.constantFrom<Language>('xml', 'json'), (text, a, b, language) => {
        const start = Math.min(a, text.length);
        const end = Math.min(start + b, text.length);
        const tokens = highlightLine(text, [start, end], language);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        for (const { from, text: part, marked } of tokens) {
          expect(text.slice(from, from + part.length)).toBe(part);
          expect(marked).toBe(from >= start && from < end);
        }
      }),
    );
  });
});

describe('lineBreaks and splitAtBreaks', () => {
  const wrapped = (text: string): string[] => {
    const breaks = lineBreaks(text);
    return highlightLine(text, null, text.startsWith('<') ? 'xml' : 'json').flatMap((token) =>
      splitAtBreaks(token, breaks).map((part, index) => (index > 0 || breaks.has(token.from) ? `|${part}` : part)),
    );
  };
  it.each([
    ['<href>https://dav.example/a/b.txt</href>', '<href>|https://|dav.example/|a/|b.txt|</href>'],
    ['<d:prop/><d:prop>', '<d:prop/>|<d:prop>'],
    ['<a>2026 &amp; so</a>', '<a>|2026 &amp;| so|</a>'],
    ['{"a":["b","c"],"d":{}}', '{"a":["b",|"c"],|"d":{}}'],
    ['', ''],
  ])('break between parts: %s', (text, parts) => {
    expect(wrapped(text).join('')).toBe(parts);
  });

  it('keep every character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '/', '>', ':', ',', ';', '}', ']', ' ', 'a') }),
        (text) => wrapped(text).join('').replaceAll('|', '') === text,
      ),
    );
  });
});

describe('highlightLines', () => {
  const line = (text: string, mark: readonly [number, number] | null = null, skipped = 0) => ({
    text,
    mark,
    skipped,
    cut: 0,
  });
  const textsOf = (lines: ReturnType<typeof highlightLines>): string[] =>
    lines.map(({ tokens }) => tokens.map(({ text }) => text).join(''));

  it('limits the number of elements and keeps the entire text', () => {
    const texts = Array.from({ length: 60 }, () => '[1,'.repeat(660));
    const lines = highlightLines(
      texts.map((text) => line(text, [30, 60])),
      'json',
    );
    const elements = lines.reduce((sum, { tokens, breaks }) => sum + tokens.length + breaks.size, 0);
    expect(elements).toBeLessThanOrEqual(800 + 3 * 60);
    expect(textsOf(lines)).toEqual(texts);
    expect(lines.every(({ tokens }) => tokens.some(({ marked }) => marked))).toBe(true);
  });

  it('highlights a few lines', () => {
    const [first] = highlightLines([line('{"a": 1}')], 'json');
    expect(first?.tokens.map(({ type }) => type)).toContain('key');
  });

  it('does not highlight a truncated line before the mark', () => {
    const text = 'ame": "x", {"id": 7}';
    const [first] = highlightLines([line(text, [11, 20], 400)], 'json');
    expect(first?.tokens.map((token) => `${token.type} ${token.text}`)).toEqual([
      'plain ame": "x", ',
      'plain {',
      'key "id"',
      'plain : ',
      'atom 7',
      'plain }',
    ]);
  });
});
