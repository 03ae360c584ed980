import type { MuteRule } from '../../engine/api/muteApi.ts';
import type { Query } from '../../engine/api/query.ts';

/** The rules for expected failures. */
export interface MutesView {
  readonly rules: readonly MuteRule[];
  /** Stored text that is not used because it is damaged; null if there is none. */
  readonly damaged: string | null;
  /** The browser did not store the rules: they apply until DevTools is closed. */
  readonly isUnsaved: boolean;
  /** The dialog is open; null if it is closed. */
  readonly dialog: { readonly draft: MuteRule | null } | null;
}

export const NO_MUTES: MutesView = { rules: [], damaged: null, isUnsaved: false, dialog: null };

/** Replaces what a query mutes. */
export function withMutes(query: Query, mutes: readonly MuteRule[] = [], showMuted = false): Query {
  const { mutes: before, showMuted: wasShown, ...rest } = query;
  if (mutes.length === 0) return before || wasShown ? rest : query;
  return { ...rest, mutes, ...(showMuted && { showMuted }) };
}
