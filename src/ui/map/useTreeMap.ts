import { useEffect, useState } from 'react';
import type { ExchangeId, Query } from '../../engine/api/engineApi.ts';
import type { TreeMap } from '../../engine/api/mapApi.ts';
import { createLatestRequest } from '../../state/latestRequest.ts';
import { useHost, usePanel } from '../context.ts';

interface Wanted {
  readonly exchange: ExchangeId;
  readonly query: Query;
}

/** Requests the map of a tree, and again after each change of its rows. Null before the first reply. */
export function useTreeMap(exchange: ExchangeId): TreeMap | null {
  const { engine } = useHost();
  const panel = usePanel();
  const [map, setMap] = useState<TreeMap | null>(null);
  const [request] = useState(() =>
    createLatestRequest<Wanted, TreeMap | null>(
      (wanted) => engine.treeMap(wanted.exchange, wanted.query),
      (reply) => {
        if (reply) setMap(reply);
      },
      panel.fail,
    ),
  );
  useEffect(() => {
    const ask = (): void => request({ exchange, query: panel.store.getState().query });
    ask();
    return panel.store.subscribe((view, before) => {
      // Expanding and collapsing rows change their number; parsing changes the detail.
      const isChanged =
        view.query !== before.query ||
        view.detail !== before.detail ||
        view.tree.pages.total !== before.tree.pages.total;
      if (isChanged) ask();
    });
  }, [request, exchange, panel]);
  return map;
}
