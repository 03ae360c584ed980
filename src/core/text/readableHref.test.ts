import { describe, expect, it } from 'vitest';
import { readableHref, escapeInvisible } from './readableHref.ts';

describe('a readable href', () => {
  it('is decoded if the escapes are UTF-8, and unchanged otherwise', () => {
    expect(readableHref('/caf%C3%A9%20%F0%9F%98%80')).toBe('/café 😀');
    expect(readableHref('/%E9/caf%C3%A9')).toBe('/%E9/café');
    expect(readableHref('/100%')).toBe('/100%');
    expect(readableHref('%'.repeat(100_000))).toHaveLength(100_000);
  });

  it('keeps an escaped slash, which is not a separator', () => {
    expect(readableHref('/a%2Fb%2fc%20d')).toBe('/a%2Fb%2Fc d');
  });

  it('escapes invisible characters', () => {
    expect(readableHref('/%E2%80%AEgpj.exe')).toBe('/⟨U+202E⟩gpj.exe');
    expect(readableHref('/a%00b')).toBe('/a⟨U+0000⟩b');
    expect(escapeInvisible('zero\u200bwidth \u00ad soft, \u{e0041} tag')).toBe(
      'zero⟨U+200B⟩width ⟨U+00AD⟩ soft, ⟨U+E0041⟩ tag',
    );
  });

  it('escapes joiners, variation selectors and surrogates where they are invisible', () => {
    expect(escapeInvisible('a\u200db\u200c')).toBe('a⟨U+200D⟩b⟨U+200C⟩');
    expect(escapeInvisible('1\ufe0f')).toBe('1⟨U+FE0F⟩');
    expect(escapeInvisible('\u2800\ud800x\u{1d173}')).toBe('⟨U+2800⟩⟨U+D800⟩x⟨U+1D173⟩');
    expect(readableHref('/%F0%9D%85%B3')).toBe('/⟨U+1D173⟩');
  });

  it('keeps letters, marks and emoji of any script', () => {
    for (const name of [
      '写真 1.jpg',
      'e\u0301',
      'שלום',
      'مرحبا',
      'می\u200cخواهم',
      'क्\u200dष',
      '👩\u200d👩\u200d👧',
      '👩🏽\u200d🚀',
      '❤️',
      '🏳️\u200d🌈',
      '1️⃣',
    ])
      expect(readableHref(name)).toBe(name);
  });
});
