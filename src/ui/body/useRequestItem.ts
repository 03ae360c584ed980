import { useEffect, useEffectEvent, useState } from 'react';
import type { RequestItemDetail, RowKey } from '../../engine/api/treeRow.ts';
import { useHost, usePanel, useView } from '../context.ts';

/** Loads the part of the request that a row belongs to. The previous one is returned until the next one is loaded. */
export function useRequestItem(row: RowKey | null): RequestItemDetail | null {
  const panel = usePanel();
  const { engine } = useHost();
  const exchange = useView((view) => view.shown);
  const [item, setItem] = useState<RequestItemDetail | null>(null);
  const onError = useEffectEvent((error: unknown) => panel.fail(error));
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const loaded = exchange === null || row === null ? null : await engine.requestItem(exchange, row);
      if (isCurrent) setItem(loaded);
    };
    load().catch(onError);
    return () => {
      isCurrent = false;
    };
  }, [engine, exchange, row]);
  return item;
}
