import type { RuleStore } from '../../state/rules.ts';

/** As they were typed: what somebody broke by hand can be mended by hand. */
export const RULES_KEY = 'multi-status.rules';

/** The user's rules, which outlast DevTools and are the same in all its windows. */
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
