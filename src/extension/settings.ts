import type { CaptureState } from '../ui/host.ts';

export type Settings = Pick<CaptureState, 'recording' | 'keepLog' | 'batches'>;

export interface SettingsStore {
  load(): Settings;
  save(settings: Settings): void;
}

const KEY = 'multi-status.capture';
const DEFAULTS: Settings = { recording: true, keepLog: false, batches: false };

/** Settings that outlast DevTools. Where the storage is blocked, full or holds nonsense they last as long as the page. */
export function storedSettings(storage: () => Pick<Storage, 'getItem' | 'setItem'>): SettingsStore {
  return {
    load: () => {
      try {
        return settingsFrom(JSON.parse(storage().getItem(KEY) ?? 'null'));
      } catch {
        return DEFAULTS;
      }
    },
    save: (settings) => {
      try {
        storage().setItem(KEY, JSON.stringify(settings));
      } catch {
        // They hold until DevTools is closed.
      }
    },
  };
}

function settingsFrom(value: unknown): Settings {
  const found: Partial<Record<keyof Settings, unknown>> = typeof value === 'object' && value !== null ? value : {};
  const flag = (name: keyof Settings): boolean => {
    const stored = found[name];
    return typeof stored === 'boolean' ? stored : DEFAULTS[name];
  };
  return { recording: flag('recording'), keepLog: flag('keepLog'), batches: flag('batches') };
}
