import { ShapePool } from '../search/shapes.ts';
import { createIndexer } from '../search/searchIndex.ts';
import { sizeInMemory } from '../store/evictedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { ExchangeStore } from '../store/exchangeStore.ts';
import type { Defer } from '../store/slices.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { TaskReporter } from '../api/engineTask.ts';

export interface SearchIndexingOptions {
  readonly engine: { readonly store: Pick<ExchangeStore, 'all' | 'has'> };
  readonly defer: Defer;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
}

/** Creates the indexes that filters use instead of evicted bodies. */
export interface SearchIndexing {
  /** Indexes a parsed exchange in slices, unless the indexes would become too large. An index is not created twice. */
  readonly add: (parsed: StoredExchange) => Promise<void>;
  /** Indexes an evicted exchange, if this was not tried before. @param copy the same exchange, parsed */
  readonly addEvicted: (evicted: StoredExchange, copy: StoredExchange) => Promise<void>;
  readonly clear: () => void;
}

/** Largest share of the texts that their indexes may take, without the shapes that they share. */
const MOST_SHARE = 0.1;
/** Milliseconds per slice: a call waits for at most one slice. */
const SLICE = 4;

export function createSearchIndexing({ engine, defer, taskReporter }: SearchIndexingOptions): SearchIndexing {
  const { store } = engine;
  let pool = new ShapePool();
  /** Bytes of the text of each exchange that was parsed for an index, also of those that have none. */
  const texts = new Map<ExchangeId, number>();
  const tried = new WeakSet<StoredExchange>();

  /** The limit applies to all indexes together, because some texts consist mostly of names. */
  const mostBytes = (id: ExchangeId, textSize: number): number => {
    texts.set(id, textSize);
    let total = 0;
    for (const [known, size] of texts) {
      if (known === id || store.has(known)) total += size;
      else texts.delete(known);
    }
    const used = store.all().reduce((sum, { searchIndex }) => sum + (searchIndex?.size ?? 0), 0);
    return Math.max(textSize * MOST_SHARE, total * MOST_SHARE - used);
  };
  const add = async (parsed: StoredExchange): Promise<void> => {
    if (parsed.searchIndex || parsed.kind !== 'parsed' || parsed.isPreview) return;
    const indexer = createIndexer(parsed.report, pool);
    if (!indexer) return;
    for (let isDone = false; !isDone;) {
      await new Promise<void>(defer);
      const end = Date.now() + SLICE;
      isDone = taskReporter.run({ kind: 'body', id: parsed.id }, () => indexer.advance(() => Date.now() >= end));
    }
    const index = indexer.finish(mostBytes(parsed.id, sizeInMemory(parsed.exchange.body.text)));
    if (index) parsed.setSearchIndex(index);
  };
  return {
    add,
    addEvicted: async (evicted, copy) => {
      if (tried.has(evicted)) return;
      tried.add(evicted);
      await add(copy);
      if (copy.searchIndex) evicted.setSearchIndex(copy.searchIndex);
    },
    clear: () => {
      // Indexes that are still in use keep theirs.
      pool = new ShapePool();
      texts.clear();
    },
  };
}
