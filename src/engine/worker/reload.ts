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
  readonly defer: Defer;
  readonly taskReporter: Pick<TaskReporter, 'set'>;
  /** Called after an internal error. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
}

/** Reloads evicted bodies. */
export interface Reload {
  /** Parses an evicted body without adding it to the store. Resolves to null if the body is lost; sets aside one that cannot be parsed. */
  loadCopy(evicted: StoredExchange): Promise<StoredExchange | null>;
  /** Reloads the body of an exchange if it was evicted. */
  load(id: ExchangeId): Promise<void>;
  /** Parses an evicted body with the current rules, and evicts it again. @param task reported while it is parsed */
  reparse(evicted: StoredExchange, task: EngineTask): Promise<void>;
}

export function createReload(options: ReloadOptions): Reload {
  const { engine, bodyVault } = options;
  const { store } = engine;
  const loading = new Map<ExchangeId, Promise<void>>();

  /** @param toStore returns the form in which the reloaded exchange is stored */
  const replace = async (
    evicted: StoredExchange,
    toStore: (reloaded: StoredExchange) => StoredExchange,
    task?: EngineTask,
  ): Promise<void> => {
    const reloaded = await loadCopy(options, evicted, task);
    const now = store.get(evicted.id);
    if (!now || (now !== evicted && !(now.isSetAside && now.kind === 'evicted' && reloaded?.isSetAside))) return;
    store.put(reloaded ? toStore(reloaded) : evicted.evict(withBodyDropped(evicted.toEvicted())));
    if (!reloaded) engine.notify({ added: null });
    // With other rules, the facts differ from those in the body vault.
    else if (reloaded.rulesHash !== evicted.rulesHash) await bodyVault.updateFacts(reloaded.toEvicted());
  };
  return {
    loadCopy: (evicted) => loadCopy(options, evicted),
    load: (id) => {
      const stored = store.get(id);
      if (stored?.kind !== 'evicted') return Promise.resolve();
      const pending = loading.get(id);
      if (pending) return pending;
      const load = replace(stored, (reloaded) => reloaded).finally(() => loading.delete(id));
      loading.set(id, load);
      return load;
    },
    reparse: (evicted, task) => replace(evicted, (reloaded) => reloaded.evict(reloaded.toEvicted()), task),
  };
}

async function loadCopy(
  options: ReloadOptions,
  evicted: StoredExchange,
  task: EngineTask = { kind: 'body', id: evicted.id },
): Promise<StoredExchange | null> {
  const { engine, bodyVault, compression, taskReporter, setAside } = options;
  const compressed = await bodyVault.get(evicted.id);
  if (!compressed) return null;
  const exchange = withBodyTexts(evicted.exchange, await compression.decompress(compressed));
  if (evicted.isSetAside) return evicted.reparse(exchange, engine.parseOptions());
  taskReporter.set(task);
  try {
    return await parse(options, evicted, exchange);
  } catch (error) {
    const reason = notProcessedMessage(error);
    setAside(evicted.id, reason);
    return evicted.setAside(reason).reparse(exchange, engine.parseOptions());
  } finally {
    taskReporter.set(null);
  }
}

async function parse(
  { engine, defer }: ReloadOptions,
  evicted: StoredExchange,
  exchange: Exchange,
): Promise<StoredExchange> {
  const stored = evicted.reparse(exchange, engine.parseOptions());
  if (parseFirstSlice(stored)) return stored;
  await new Promise<void>((resolve, reject) => {
    parseInSlices(stored, {
      defer,
      isWanted: () => true,
      changed: () => {
        if (stored.parsedShare === null) resolve();
      },
      failed: reject,
    });
  });
  return stored;
}
