import type { PanelState } from '../engine/api/engineApi.ts';
import type { PanelContext } from './context.ts';
import type { TreeRows } from './tree.ts';
import { TABS, type View } from './view.ts';

// The engine stores this state, because it belongs to one DevTools window and exists as long as the exchanges. The panel's page does not:
// Firefox creates a new one when DevTools is docked elsewhere.

/** Restores the view of the previous panel page. */
export async function restoreView({ engine, store }: PanelContext, rows: TreeRows): Promise<void> {
  const before = store.getState();
  const saved = await engine.panelState();
  const { query, preferred } = store.getState();
  // A change that the user made in the meantime takes precedence.
  if (!saved || query !== before.query || preferred !== before.preferred) return;
  const { exchange, row } = saved;
  if (exchange !== null && row !== null) rows.setInitialSelection(exchange, row);
  store.setState({
    query: saved.query,
    filterText: saved.query.text,
    tab: TABS.find((tab) => tab === saved.tab) ?? 'resources',
    preferred: exchange,
  });
}

/**
 * Saves the view for the next panel page with each change, because closing the panel triggers no event.
 * @returns a function that stops saving
 */
export function saveViewOnChange({ engine, store, fail }: PanelContext): () => void {
  return store.subscribe((view, before) => {
    const state = panelStateOf(view);
    const old = panelStateOf(before);
    const isSame =
      state.query === old.query && state.tab === old.tab && state.exchange === old.exchange && state.row === old.row;
    if (!isSame) engine.savePanelState(state).catch(fail);
  });
}

function panelStateOf({ query, tab, preferred, tree }: View): PanelState {
  return { query, tab, exchange: preferred, row: tree.exchange === preferred ? tree.selected : null };
}
