import { isObject } from '../../core/isObject.ts';
import { SETTINGS_UNREADABLE, SETTINGS_UNSAVED } from '../messages.ts';
import type { CaptureSettings } from '../../state/capture.ts';

export interface SettingsStore {
  load(): CaptureSettings;
  save(settings: CaptureSettings): void;
  /** A sentence for the user if the last load or save failed; otherwise null. */
  warning(): string | null;
}

const KEY = 'multi-status.capture';
const DEFAULTS: CaptureSettings = { recording: true, keepLog: false, batches: false };

/**
 * Persists settings. If the storage is blocked or full, they apply until the page is closed. Members that a later version has stored are
 * preserved.
 */
export function createSettingsStore(storage: () => Pick<Storage, 'getItem' | 'setItem'>): SettingsStore {
  let warning: string | null = null;
  let others: object = {};
  return {
    load: () => {
      try {
        const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
        const { settings, isValid } = settingsFrom(stored);
        warning = isValid ? null : SETTINGS_UNREADABLE;
        others = isObject(stored) ? stored : {};
        return settings;
      } catch {
        warning = SETTINGS_UNREADABLE;
        return DEFAULTS;
      }
    },
    save: (settings) => {
      try {
        storage().setItem(KEY, JSON.stringify({ ...others, ...settings }));
        warning = null;
      } catch {
        warning = SETTINGS_UNSAVED;
      }
    },
    warning: () => warning,
  };
}

function settingsFrom(value: unknown): { readonly settings: CaptureSettings; readonly isValid: boolean } {
  const found: Partial<Record<keyof CaptureSettings, unknown>> = isObject(value) ? value : {};
  const flag = (name: keyof CaptureSettings): boolean => {
    const stored = found[name];
    return typeof stored === 'boolean' ? stored : DEFAULTS[name];
  };
  return {
    settings: { recording: flag('recording'), keepLog: flag('keepLog'), batches: flag('batches') },
    isValid:
      isObject(value) &&
      [found.recording, found.keepLog, found.batches].every((each) => each === undefined || typeof each === 'boolean'),
  };
}
