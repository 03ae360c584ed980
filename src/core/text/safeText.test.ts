import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson, safeLine, safeText } from './safeText.ts';

/** Characters of each kind that is invisible next to letters. */
const HIDDEN = [
  ['\0', '\u001b', '\u007f', '\u0085', '\u009b', '\v', '\f'],
  ['\u00ad', '\u034f', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff'],
  ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
  ['\u2028', '\u2029', '\u115f', '\u1160', '\u17b4', '\u3164', '\uffa0', '\u2800', '\u{16fe4}', '\u{1d159}'],
  ['\ufe00', '\ufe0e', '\ufe0f', '\u{e0100}', '\u{e01ef}', '\u{e0001}', '\u{e0041}', '\u{e007f}'],
  ['\ud800', '\udfff', '\ue000', '\uf8ff', '\u{f0000}', '\u{10fffd}', '\ufdd0', '\ufffe', '\uffff', '\u{1fffe}'],
  ['\ufff9', '\ufffb', '\ufffc', '\u{13430}', '\u{1d173}'],
].flat();

function named(character: string): string {
  return `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

describe('a safe text', () => {
  it.each(HIDDEN)('shows %j as its code point', (character) => {
    expect(safeText(`a${character}b`)).toBe(`a${named(character)}b`);
    expect(safeLine(`${character}${character}`)).toBe(named(character).repeat(2));
  });

  it('keeps tabs and line breaks, which a safe line does not have', () => {
    expect(safeText('a\tb\nc\r\nd\u202e')).toBe('a\tb\nc\r\nd⟨U+202E⟩');
    expect(safeText('a\rb\r')).toBe('a⟨U+000D⟩b⟨U+000D⟩');
    expect(safeLine('a\tb\r\nc')).toBe('a⟨U+0009⟩b⟨U+000D⟩⟨U+000A⟩c');
  });

  it.each(
    [
      ['写真 1.jpg', 'e\u0301', 'שלום', 'مرحبا', 'می\u200cخواهم', 'क्\u200dष', 'ᠨ\u180bᠠ', '葛\u{e0100}城', '朗\ufe00'],
      ['👩\u200d👩\u200d👧', '👩🏽\u200d🚀', '❤️', '❤\ufe0e', '⚡️', '🏳️\u200d🌈', '1️⃣', '🇩🇪', '👁️\u200d🗨️'],
      ['gbeng', 'gbsct', 'gbwls'].map(
        (region) =>
          `🏴${Array.from(region, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`,
      ),
    ].flat(),
  )('keeps %j', (text) => {
    expect(safeText(text)).toBe(text);
    expect(safeLine(`a${text} b`)).toBe(`a${text} b`);
  });

  it('shows joiners, variation selectors and tags where they have no effect', () => {
    expect(safeLine('می\u200c\u200cخ')).toBe('می⟨U+200C⟩⟨U+200C⟩خ');
    expect(safeLine('👩\u200d.')).toBe('👩⟨U+200D⟩.');
    expect(safeLine('❤\ufe0f\ufe0f')).toBe('❤\ufe0f⟨U+FE0F⟩');
    expect(safeLine('a\ufe0f\u20e3')).toBe('a⟨U+FE0F⟩\u20e3');
    expect(safeLine('葛\u{e0100}\u{e0101}')).toBe('葛\u{e0100}⟨U+E0101⟩');
    expect(safeLine('🏴\u{e0067}\u{e0062}\u{e007f}')).toBe('🏴⟨U+E0067⟩⟨U+E0062⟩⟨U+E007F⟩');
  });

  const part = constantFrom(...HIDDEN, '\t', '\r', '\n', 'a', '👩', '❤', 'م', '葛', '1', '\u20e3', '🏴');
  const text = array(part, { maxLength: 12 }).map((parts) => parts.join(''));

  it('does not change when it is escaped again', () => {
    assert(property(text, (given) => safeText(safeText(given)) === safeText(given)));
    assert(property(text, (given) => safeText(safeLine(given)) === safeLine(given)));
  });

  it('of JSON is the same data', () => {
    assert(
      property(string({ unit: part }), (given) => {
        const json = JSON.stringify({ [given]: [given] }, null, 2);
        expect(JSON.parse(safeJson(json))).toEqual({ [given]: [given] });
        expect(safeText(safeJson(json))).toBe(safeJson(json));
      }),
    );
  });
});
