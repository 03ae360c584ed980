import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSetting, writeSetting } from './settings.ts';

describe('settings', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are stored', () => {
    const stored = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => stored.set(name, value),
    });
    expect(readSetting('drawer')).toBeNull();
    writeSetting('drawer', false);
    expect(readSetting('drawer')).toBe(false);
  });

  it('are null, and writing does not throw, if storage is blocked', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    expect(readSetting('drawer')).toBeNull();
    expect(() => writeSetting('drawer', true)).not.toThrow();
  });

  it('are null if the stored value is not valid JSON', () => {
    vi.stubGlobal('localStorage', { getItem: () => '{"first":' });
    expect(readSetting('split.columns')).toBeNull();
  });
});
