import { describe, expect, it } from 'vitest';
import { storedSettings } from './settings.ts';

const DEFAULTS = { recording: true, keepLog: false, batches: false };

function memory(text: string | null = null) {
  let stored = text;
  return { getItem: () => stored, setItem: (_key: string, value: string) => void (stored = value) };
}

describe('settings', () => {
  it('last', () => {
    const storage = memory();
    storedSettings(() => storage).save({ recording: false, keepLog: true, batches: true });
    expect(storedSettings(() => storage).load()).toEqual({ recording: false, keepLog: true, batches: true });
  });

  it.each([null, 'nonsense', 'null', '[]', '{"recording":"no","keepLog":1}'])('are the usual ones for %j', (text) => {
    expect(storedSettings(() => memory(text)).load()).toEqual(DEFAULTS);
  });

  it('never throw where the storage is blocked', () => {
    const store = storedSettings(() => {
      throw new Error('access denied');
    });
    store.save(DEFAULTS);
    expect(store.load()).toEqual(DEFAULTS);
  });
});
