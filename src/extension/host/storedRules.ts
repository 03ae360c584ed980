import type { RuleStore } from '../../state/rules.ts';

/** The rules are stored as typed, so that the user can correct invalid ones. */
export const RULES_KEY = 'multi-status.rules';

/** Stores the user's rules beyond the lifetime of DevTools, for all its windows. */
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
