import { EMPTY_QUERY, type ExchangeId, type RowKey } from '../../engine/api/engineApi.ts';
import type { MutePreview, MuteRule } from '../../engine/api/muteApi.ts';
import type { PanelContext } from '../context.ts';
import { type MutesView, NO_MUTES, withMutes } from './mutesView.ts';

/** Persists the mute rules for all DevTools windows. */
export interface MuteStore {
  /** @returns null if nothing is stored or the storage is blocked */
  readonly load: () => string | null;
  /** @returns false if the browser does not store the text */
  readonly save: (text: string) => boolean;
  /** Texts that could not be read as rules; null for none. */
  readonly loadDamaged: () => string | null;
  /** @param text null for none */
  readonly saveDamaged: (text: string | null) => boolean;
}

/** For a panel without a storage. */
export const NO_MUTE_STORE: MuteStore = {
  load: () => null,
  save: () => false,
  loadDamaged: () => null,
  saveDamaged: () => false,
};

export interface Mutes {
  /** Loads the stored rules, which another window may have changed. */
  readonly reload: () => Promise<void>;
  /** Opens the dialog with a rule for the failure of a row. */
  readonly muteRow: (id: ExchangeId, row: RowKey) => Promise<void>;
  readonly openDialog: () => void;
  readonly closeDialog: () => void;
  /** Counts what a rule mutes in all responses, independent of the filter. */
  readonly preview: (rule: MuteRule) => Promise<MutePreview>;
  readonly add: (rule: MuteRule) => Promise<void>;
  readonly remove: (rule: MuteRule) => Promise<void>;
  /** Shows or hides muted failures. */
  readonly show: (isShown: boolean) => void;
  /** Deletes the stored text that cannot be used. */
  readonly deleteDamaged: () => Promise<void>;
}

const loadParser = () => import('./storedMutes.ts');

/** @param onChange called when the query has changed */
export function createMutes({ engine, store }: PanelContext, muteStore: MuteStore, onChange: () => void): Mutes {
  /** The rules of this window, if the browser does not store them. */
  let unsaved: string | null = null;
  const stored = (): string | null => unsaved ?? muteStore.load();

  const setView = (part: Partial<MutesView>): void => store.setState({ mutes: { ...store.getState().mutes, ...part } });
  const apply = (rules: readonly MuteRule[], showMuted: boolean): void => {
    const { query } = store.getState();
    const next = withMutes(query, rules, showMuted);
    if (JSON.stringify(next.mutes) === JSON.stringify(query.mutes) && next.showMuted === query.showMuted) return;
    store.setState({ query: next });
    onChange();
  };
  const reload = async (): Promise<void> => {
    const text = stored();
    const before = muteStore.loadDamaged();
    if (text === null && before === null) {
      if (store.getState().mutes.rules.length > 0) setView(NO_MUTES);
      apply([], false);
      return;
    }
    const { parseMutes } = await loadParser();
    const { rules, invalid, isUnreadable } = parseMutes(text ?? '[]');
    const damaged = [before, isUnreadable ? text : null, ...invalid.map((item) => JSON.stringify(item))];
    const texts = damaged.filter((one) => one !== null && one !== '');
    setView({ rules, damaged: texts.length > 0 ? texts.join('\n') : isUnreadable ? '' : null });
    apply(rules, store.getState().query.showMuted === true);
  };
  const save = (text: string): void => {
    const isSaved = muteStore.save(text);
    unsaved = isSaved ? null : text;
    setView({ isUnsaved: !isSaved });
  };
  /** Changes what is stored now: another window may have changed it since it was loaded. */
  const change = async (edit: (rules: readonly MuteRule[]) => readonly MuteRule[]): Promise<void> => {
    const { parseMutes, formatMutes } = await loadParser();
    const text = stored();
    const parsed = parseMutes(text ?? '[]');
    if (parsed.isUnreadable && text !== null && !keepDamaged(muteStore, text)) {
      // The text would be lost.
      unsaved = formatMutes({ rules: edit(store.getState().mutes.rules), invalid: [] });
      setView({ isUnsaved: true });
    } else save(formatMutes({ ...parsed, rules: edit(parsed.rules) }));
    await reload();
  };

  return {
    reload,
    muteRow: async (id, row) => setView({ dialog: { draft: await engine.muteRuleOf(id, row) } }),
    openDialog: () => setView({ dialog: { draft: null } }),
    closeDialog: () => setView({ dialog: null }),
    preview: async (rule) => {
      const { muted, exchanges } = await engine.overview({ ...EMPTY_QUERY, mutes: [rule] });
      return { failures: muted, responses: exchanges.filter((row) => row.muted !== null).length };
    },
    add: async (rule) => {
      const { isSameRule } = await loadParser();
      await change((rules) => [...rules.filter((one) => !isSameRule(one, rule)), rule]);
    },
    remove: async (rule) => {
      const { isSameRule } = await loadParser();
      await change((rules) => rules.filter((one) => !isSameRule(one, rule)));
    },
    show: (isShown) => apply(store.getState().mutes.rules, isShown),
    deleteDamaged: async () => {
      const { parseMutes, formatMutes } = await loadParser();
      muteStore.saveDamaged(null);
      save(formatMutes({ ...parseMutes(stored() ?? '[]'), invalid: [] }));
      await reload();
    },
  };
}

/** @returns false if the text would be lost */
function keepDamaged(store: MuteStore, text: string): boolean {
  const before = store.loadDamaged();
  return store.saveDamaged(before === null ? text : `${before}\n${text}`);
}
