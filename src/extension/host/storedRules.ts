import type { RuleStore } from '../../state/rules.ts';

/** The rules are stored as typed, so that the user can correct invalid ones. */
export const RULES_KEY = 'multi-status.rules';

/** Persists the user's rules for all DevTools windows. */
export function createRuleStore(storage: () => Pick<Storage, 'getItem' | 'setItem'>): RuleStore {
  return {
    load: () => {
      try {
        return storage().getItem(RULES_KEY);
      } catch {
        return null;
      }
    },
    save: (text) => {
      try {
        storage().setItem(RULES_KEY, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
