import type { ResponseChecks } from '../engine/api/checks.ts';
import type { ExchangeId } from '../engine/api/engineApi.ts';
import type { PanelContext } from './context.ts';
import { createLatestRequest } from './latestRequest.ts';

/** The checks of the shown response, and which rules are off. */
export interface Checks {
  /** Checks the shown response. */
  readonly load: () => void;
  /** Requests the loaded checks again: others may have been switched off. */
  readonly refresh: () => void;
  /** Sends the rules that are off to the engine. */
  readonly start: () => Promise<void>;
  readonly setOff: (rule: string, isOff: boolean) => void;
}

export function createChecks({ engine, store, fail }: PanelContext): Checks {
  const request = createLatestRequest<ExchangeId, ResponseChecks | null>(
    (id) => engine.checks(id),
    (result, exchange) => {
      if (exchange === store.getState().shown) store.setState({ checks: { exchange, result } });
    },
    fail,
  );
  const load = (): void => {
    const { shown } = store.getState();
    if (shown !== null) request(shown);
  };
  return {
    load,
    refresh: () => {
      const { checks, shown } = store.getState();
      if (checks && checks.exchange === shown) load();
    },
    start: async () => {
      const { checksOff } = store.getState();
      if (checksOff.length > 0) await engine.setChecksOff(checksOff);
    },
    setOff: (rule, isOff) => {
      const others = store.getState().checksOff.filter((off) => off !== rule);
      const checksOff = isOff ? [...others, rule].toSorted() : others;
      store.setState({ checksOff });
      engine.setChecksOff(checksOff).catch(fail);
    },
  };
}
