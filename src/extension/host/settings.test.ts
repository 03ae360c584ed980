import { describe, expect, it } from 'vitest';
import { createSettingsStore } from './settings.ts';

const DEFAULTS = { recording: true, keepLog: false, batches: false };

function memory(text: string | null = null) {
  let stored = text;
  return { getItem: () => stored, setItem: (_key: string, value: string) => void (stored = value) };
}

describe('settings', () => {
  it('are stored', () => {
    const storage = memory();
    createSettingsStore(() => storage).save({ recording: false, keepLog: true, batches: true });
    expect(createSettingsStore(() => storage).load()).toEqual({ recording: false, keepLog: true, batches: true });
  });

  it('are the defaults if nothing is stored, without a warning', () => {
    const store = createSettingsStore(() => memory());
    expect([store.load(), store.warning()]).toEqual([DEFAULTS, null]);
  });

  it.each(['x', 'null', '[]', '7', '', '{"recording":"no","keepLog":1}'])(
    'are the defaults for %j, with a warning',
    (text) => {
      const store = createSettingsStore(() => memory(text));
      expect(store.load()).toEqual(DEFAULTS);
      expect(store.warning()).toMatch(/could not be read/);
      store.save(DEFAULTS);
      expect(store.warning()).toBeNull();
    },
  );

  it('from a later version are loaded, and unknown members are preserved', () => {
    const storage = memory('{"version":9,"keepLog":true,"colors":{"a":1}}');
    const store = createSettingsStore(() => storage);
    expect([store.load(), store.warning()]).toEqual([{ ...DEFAULTS, keepLog: true }, null]);
    store.save({ ...DEFAULTS, batches: true });
    expect(JSON.parse(storage.getItem() ?? '')).toEqual({
      version: 9,
      colors: { a: 1 },
      ...DEFAULTS,
      batches: true,
    });
  });

  it('that cannot be stored apply until DevTools is closed, with a warning', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const store = createSettingsStore(() => full);
    store.load();
    store.save({ ...DEFAULTS, batches: true });
    expect(store.warning()).toMatch(/cannot store/);
  });

  it('do not throw if the storage is blocked', () => {
    const store = createSettingsStore(() => {
      throw new Error('access denied');
    });
    store.save(DEFAULTS);
    expect(store.load()).toEqual(DEFAULTS);
    expect(store.warning()).not.toBeNull();
  });
});
