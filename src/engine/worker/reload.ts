import type { Message } from '../../core/model/message.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { parseFirstSlice, parseInSlices, type Defer } from '../store/slices.ts';
import type { TaskReporter, EngineTask } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import { withBodyDropped, withBodyTexts } from '../store/evictedExchange.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import type { Compression } from './compression.ts';

export interface ReloadOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'parseOptions' | 'notify'>;
  readonly bodyVault: Pick<Remote<BodyVault>, 'get' | 'updateFacts'>;
  readonly compression: Pick<Compression, 'decompress'>;
  readonly later: Defer;
  readonly attention: Pick<TaskReporter, 'set'>;
  /** Called where a mistake of ours comes to light while a body is parsed. */
  readonly setAside: (id: ExchangeId, why: Message) => void;
}

/** Brings evicted bodies back. */
export interface Reload {
  /** Parses an evicted body and keeps it out of the list; null if it is lost. One that cannot be parsed is set aside. */
  loadCopy(kept: StoredExchange): Promise<StoredExchange | null>;
  /** When it resolves, the body is here, unless it is lost. */
  load(id: ExchangeId): Promise<void>;
  /**
   * Parses an evicted body by the rules that are in force now, and evicts it again.
   * @param culprit what is to blame for it
   */
  reparse(kept: StoredExchange, culprit: EngineTask): Promise<void>;
}

export function createReload({ engine, bodyVault, compression, later, attention, setAside }: ReloadOptions): Reload {
  const { store } = engine;
  const waking = new Map<ExchangeId, Promise<void>>();

  const parse = async (one: StoredExchange, exchange: Exchange): Promise<StoredExchange> => {
    const fresh = one.reparse(exchange, engine.parseOptions());
    if (parseFirstSlice(fresh)) return fresh;
    await new Promise<void>((resolve, reject) => {
      parseInSlices(
        fresh,
        later,
        () => true,
        () => {
          if (fresh.parsedShare === null) resolve();
        },
        reject,
      );
    });
    return fresh;
  };
  const read = async (
    one: StoredExchange,
    culprit: EngineTask = { kind: 'body', id: one.id },
  ): Promise<StoredExchange | null> => {
    const packed = await bodyVault.get(one.id);
    if (!packed) return null;
    const exchange = withBodyTexts(one.exchange, await compression.decompress(packed));
    if (one.isSetAside) return one.reparse(exchange, engine.parseOptions());
    attention.set(culprit);
    try {
      return await parse(one, exchange);
    } catch (error) {
      const why = notProcessedMessage(error);
      setAside(one.id, why);
      return one.setAside(why).reparse(exchange, engine.parseOptions());
    } finally {
      attention.set(null);
    }
  };
  /** @param left what of a body that was read again stays in the list */
  const put = async (
    one: StoredExchange,
    left: (fresh: StoredExchange) => StoredExchange,
    culprit?: EngineTask,
  ): Promise<void> => {
    const fresh = await read(one, culprit);
    const now = store.get(one.id);
    if (!now || (now !== one && !(now.isSetAside && now.isEvicted && fresh?.isSetAside))) return;
    store.put(fresh ? left(fresh) : one.evict(withBodyDropped(one.rested())));
    if (!fresh) engine.notify({ added: null });
    // Its facts may be others than those in the bodyVault.
    else if (fresh.rulesHash !== one.rulesHash) await bodyVault.updateFacts(fresh.rested());
  };
  const load = (id: ExchangeId): Promise<void> => {
    const one = store.get(id);
    if (!one?.isEvicted || one.exchange.body.text === null) return Promise.resolve();
    const known = waking.get(id);
    if (known) return known;
    const woken = put(one, (fresh) => fresh).finally(() => waking.delete(id));
    waking.set(id, woken);
    return woken;
  };
  return {
    loadCopy: (kept) => read(kept),
    load,
    reparse: (one, culprit) => put(one, (fresh) => fresh.evict(fresh.rested()), culprit),
  };
}
