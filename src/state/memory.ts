import type { PanelState } from '../engine/api/engineApi.ts';
import type { PanelContext } from './context.ts';
import type { TreeRows } from './tree.ts';
import { TABS, type View } from './view.ts';

// The engine keeps it, since it lives exactly as long as what is remembered and belongs to one window of DevTools. The
// storage of the panel's page does neither: Firefox makes a new page when DevTools is docked elsewhere.

/** Takes up what the panel that stood here before has left. */
export async function restoreView({ engine, store }: PanelContext, rows: TreeRows): Promise<void> {
  const asked = store.getState();
  const memory = await engine.panelState();
  const { query, preferred } = store.getState();
  // What the user has done meanwhile counts more.
  if (!memory || query !== asked.query || preferred !== asked.preferred) return;
  const { exchange, row } = memory;
  if (exchange !== null && row !== null) rows.setInitialSelection(exchange, row);
  store.setState({
    query: memory.query,
    filterText: memory.query.text,
    tab: TABS.find((tab) => tab === memory.tab) ?? 'resources',
    preferred: exchange,
  });
}

/**
 * Leaves for the next panel what is looked at, each time that it changes: there is no last moment to do it.
 * @returns a function that ends it
 */
export function saveViewOnChange({ engine, store, fail }: PanelContext): () => void {
  return store.subscribe((view, before) => {
    const memory = memoryOf(view);
    const old = memoryOf(before);
    const isSame =
      memory.query === old.query &&
      memory.tab === old.tab &&
      memory.exchange === old.exchange &&
      memory.row === old.row;
    if (!isSame) engine.savePanelState(memory).catch(fail);
  });
}

function memoryOf({ query, tab, preferred, tree }: View): PanelState {
  return { query, tab, exchange: preferred, row: tree.exchange === preferred ? tree.selected : null };
}
