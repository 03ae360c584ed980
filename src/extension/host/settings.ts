import { isObject } from '../../core/isObject.ts';
import { SETTINGS_UNREADABLE, SETTINGS_UNSAVED } from '../messages.ts';
import type { CaptureSettings } from '../../state/capture.ts';

export interface SettingsStore {
  load(): CaptureSettings;
  save(settings: CaptureSettings): void;
  /** What the user should know of the last of both; null where all went well. */
  warning(): string | null;
}

const KEY = 'multi-status.capture';
const DEFAULTS: CaptureSettings = { recording: true, keepLog: false, batches: false };

/**
 * Settings that outlast DevTools. Where the storage is blocked, full or holds nonsense they last as long as the page. What a later version
 * has stored beside them stays.
 */
export function createSettingsStore(storage: () => Pick<Storage, 'getItem' | 'setItem'>): SettingsStore {
  let trouble: string | null = null;
  let others: object = {};
  return {
    load: () => {
      try {
        const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
        const { settings, isWhole } = settingsFrom(stored);
        trouble = isWhole ? null : SETTINGS_UNREADABLE;
        others = isObject(stored) ? stored : {};
        return settings;
      } catch {
        trouble = SETTINGS_UNREADABLE;
        return DEFAULTS;
      }
    },
    save: (settings) => {
      try {
        storage().setItem(KEY, JSON.stringify({ ...others, ...settings }));
        trouble = null;
      } catch {
        trouble = SETTINGS_UNSAVED;
      }
    },
    warning: () => trouble,
  };
}

function settingsFrom(value: unknown): { readonly settings: CaptureSettings; readonly isWhole: boolean } {
  const found: Partial<Record<keyof CaptureSettings, unknown>> = isObject(value) ? value : {};
  const flag = (name: keyof CaptureSettings): boolean => {
    const stored = found[name];
    return typeof stored === 'boolean' ? stored : DEFAULTS[name];
  };
  return {
    settings: { recording: flag('recording'), keepLog: flag('keepLog'), batches: flag('batches') },
    isWhole:
      isObject(value) &&
      [found.recording, found.keepLog, found.batches].every((each) => each === undefined || typeof each === 'boolean'),
  };
}
