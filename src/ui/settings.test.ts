import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSetting, writeSetting } from './settings.ts';

describe('settings', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('last', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    });
    expect(readSetting('drawer')).toBeNull();
    writeSetting('drawer', false);
    expect(readSetting('drawer')).toBe(false);
  });

  it('are lost in silence where storage is blocked', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    expect(readSetting('drawer')).toBeNull();
    expect(() => writeSetting('drawer', true)).not.toThrow();
  });

  it('are as if never made where they are damaged', () => {
    vi.stubGlobal('localStorage', { getItem: () => '{"first":' });
    expect(readSetting('split.columns')).toBeNull();
  });
});
