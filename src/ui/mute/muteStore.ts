import type { MuteStore } from '../../state/mute/mutes.ts';

/** Stored as text, so that damaged rules are not lost. */
export const MUTES_KEY = 'multi-status.mutes';
const DAMAGED_KEY = 'multi-status.mutes.damaged';

/** Persists the mute rules for all DevTools windows. These functions do not throw. */
export function createMuteStore(): MuteStore {
  return {
    load: () => attempt(() => localStorage.getItem(MUTES_KEY), null),
    save: (text) => write(MUTES_KEY, text),
    loadDamaged: () => attempt(() => localStorage.getItem(DAMAGED_KEY), null),
    saveDamaged: (text) => write(DAMAGED_KEY, text),
  };
}

function write(key: string, text: string | null): boolean {
  return attempt(() => {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  }, false);
}

/** @param otherwise the result if storage is blocked or full */
function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
