import { describe, expect, it } from 'vitest';
import { readableHref } from './readableHref.ts';

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
    expect(readableHref('/%F0%9D%85%B3')).toBe('/⟨U+1D173⟩');
  });
});
