import type { PanelContext } from './context.ts';
import type { RulesView } from './view.ts';

/** Persists the text of the user's rules. */
export interface RuleStore {
  /** @returns null if nothing is stored or the storage is blocked */
  readonly load: () => string | null;
  /** @returns false if the browser does not store the text */
  readonly save: (text: string) => boolean;
}

export interface UserRules {
  /** Loads the stored rules, which another window may have changed. */
  readonly reload: () => Promise<void>;
  /** Applies the rules immediately and stores them. */
  readonly set: (text: string) => Promise<void>;
  /** Called with the problems of an engine event. */
  readonly setProblems: (problems: RulesView['problems']) => void;
  readonly showDialog: (open: boolean) => void;
  /** Opens or closes the form that creates a rule for the shown body. */
  readonly setCreatingRule: (on: boolean) => void;
}

export function createUserRules({ engine, store, fail }: PanelContext, ruleStore: RuleStore): UserRules {
  const change = (part: Partial<RulesView>): void => {
    store.setState({ rules: { ...store.getState().rules, ...part } });
  };
  const apply = async (text: string): Promise<void> => {
    const problems = await engine.setRules(text);
    change({ text, problems });
  };
  const reload = async (): Promise<void> => apply(ruleStore.load() ?? (await engine.rules()));

  return {
    reload,
    set: async (text) => {
      change({ isUnsaved: !ruleStore.save(text) });
      await apply(text);
    },
    setProblems: (problems) => change({ problems }),
    showDialog: (isDialogOpen) => {
      change({ isDialogOpen });
      if (isDialogOpen) void reload().catch(fail);
    },
    setCreatingRule: (isCreatingRule) => {
      store.setState(
        isCreatingRule ? { isCreatingRule, tab: 'body', findRequest: 0, bodyLine: null } : { isCreatingRule },
      );
    },
  };
}
