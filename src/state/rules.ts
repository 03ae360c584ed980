import type { PanelContext } from './context.ts';
import type { RulesView } from './view.ts';

/** Where the text of the user's rules outlasts the panel. */
export interface RuleStore {
  /** Null where nothing was kept, or where the browser hands nothing out. */
  readonly load: () => string | null;
  /** False where the browser does not keep it. */
  readonly save: (text: string) => boolean;
}

export interface UserRules {
  /** Takes up what is kept, which another window may have changed. */
  readonly reload: () => Promise<void>;
  /** Uses the rules at once, and keeps them. */
  readonly set: (text: string) => Promise<void>;
  /** As the engine tells them. */
  readonly setProblems: (problems: RulesView['problems']) => void;
  readonly showDialog: (open: boolean) => void;
  /** Begins, or ends, making a rule for the shown body. */
  readonly setCreatingRule: (on: boolean) => void;
}

export function createUserRules({ engine, store, fail }: PanelContext, kept: RuleStore): UserRules {
  const change = (part: Partial<RulesView>): void => {
    store.setState({ rules: { ...store.getState().rules, ...part } });
  };
  const apply = async (text: string): Promise<void> => {
    const problems = await engine.setRules(text);
    change({ text, problems });
  };
  const reload = async (): Promise<void> => apply(kept.load() ?? (await engine.rules()));

  return {
    reload,
    set: async (text) => {
      change({ isUnsaved: !kept.save(text) });
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
