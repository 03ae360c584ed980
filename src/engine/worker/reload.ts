import type { Message } from '../../core/model/message.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { parseFirstSlice, parseInSlices, type Defer } from '../store/slices.ts';
import type { TaskReporter, EngineTask } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import { type BodyTexts, withBodyDropped, withBodyTexts } from '../store/evictedExchange.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import type { Compression } from './compression.ts';

export interface ReloadOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'parseOptions' | 'notify'>;
  readonly bodyVault: Pick<Remote<BodyVault>, 'get' | 'getAll' | 'updateFacts'>;
  readonly compression: Pick<Compression, 'decompress'>;
  readonly defer: Defer;
  readonly taskReporter: Pick<TaskReporter, 'set'>;
  /** Called after an internal error. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
}

/** Reloads evicted bodies. */
export interface Reload {
  /** Loads the texts of several evicted exchanges, with one message to the body vault. Those that are lost are null. */
  loadTexts(evicted: readonly StoredExchange[]): readonly Promise<BodyTexts | null>[];
  /**
   * Parses an evicted body without adding it to the store. Resolves to null if the body is lost; sets aside one that cannot be parsed.
   *
   * The reported task is the body, until the caller reports another one.
   *
   * @param texts from `loadTexts`, if they are loaded already
   */
  loadForExport(evicted: StoredExchange, texts?: Promise<BodyTexts | null>): Promise<StoredExchange | null>;
  /** Like `loadForExport`, but no task is reported afterwards. */
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

  const loadReported = async (evicted: StoredExchange, task?: EngineTask): Promise<StoredExchange | null> => {
    const texts = await loadTexts(options, evicted);
    if (!texts) return null;
    try {
      return await parseCopy(options, evicted, texts, task);
    } finally {
      options.taskReporter.set(null);
    }
  };
  /** @param toStore returns the form in which the reloaded exchange is stored */
  const replace = async (
    evicted: StoredExchange,
    toStore: (reloaded: StoredExchange) => StoredExchange,
    task?: EngineTask,
  ): Promise<void> => {
    const reloaded = await loadReported(evicted, task);
    const now = store.get(evicted.id);
    if (!now || (now !== evicted && !(now.isSetAside && now.kind === 'evicted' && reloaded?.isSetAside))) return;
    store.put(reloaded ? toStore(reloaded) : evicted.evict(withBodyDropped(evicted.toEvicted())));
    if (!reloaded) engine.notify({ added: null });
    // With other rules, the facts differ from those in the body vault.
    else if (reloaded.rulesHash !== evicted.rulesHash) await bodyVault.updateFacts(reloaded.toEvicted());
  };
  return {
    loadTexts: (evicted) => {
      const all = bodyVault.getAll(evicted.map(({ id }) => id));
      return evicted.map(async (_, index) => {
        const compressed = (await all)[index];
        return compressed ? options.compression.decompress(compressed) : null;
      });
    },
    loadForExport: async (evicted, loaded = loadTexts(options, evicted)) => {
      const texts = await loaded;
      return texts && parseCopy(options, evicted, texts);
    },
    loadCopy: (evicted) => loadReported(evicted),
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

async function loadTexts({ bodyVault, compression }: ReloadOptions, { id }: StoredExchange): Promise<BodyTexts | null> {
  const compressed = await bodyVault.get(id);
  return compressed && compression.decompress(compressed);
}

/** Parses an evicted body; sets it aside if it cannot be parsed. The caller resets the reported task. */
async function parseCopy(
  options: ReloadOptions,
  evicted: StoredExchange,
  texts: BodyTexts,
  task: EngineTask = { kind: 'body', id: evicted.id },
): Promise<StoredExchange> {
  const { engine, taskReporter, setAside } = options;
  const exchange = withBodyTexts(evicted.exchange, texts);
  if (evicted.isSetAside) return evicted.reparse(exchange, engine.parseOptions());
  taskReporter.set(task);
  try {
    return await parse(options, evicted, exchange);
  } catch (error) {
    const reason = notProcessedMessage(error);
    setAside(evicted.id, reason);
    return evicted.setAside(reason).reparse(exchange, engine.parseOptions());
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
