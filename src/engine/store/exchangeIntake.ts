import type { Message } from '../../core/model/message.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { withEarlierListing } from '../../core/checks/earlierListing.ts';
import { isMultistatus } from '../../core/read/parseExchange.ts';
import type { CaptureApi, CapturedResponse, EngineEvent } from '../api/engineApi.ts';
import type { ExchangeId } from '../api/exchangeId.ts';
import { capturedExchange } from './capturedExchange.ts';
import { type EvictedExchange, forgetLastMatch } from './evictedExchange.ts';
import type { ExchangeStore } from './exchangeStore.ts';
import type { ParseListener, ParseQueue } from './parseQueue.ts';
import type { RuleBook } from './ruleBook.ts';
import { StoredExchange } from './storedExchange.ts';

export interface ExchangeIntakeOptions {
  readonly store: ExchangeStore;
  readonly parseQueue: ParseQueue;
  readonly ruleBook: RuleBook;
  /** Without it, internal errors are thrown. */
  readonly listener: ParseListener | null;
  readonly notify: (event: EngineEvent) => void;
}

/** Adds exchanges to the store and removes them. */
export interface ExchangeIntake extends CaptureApi {
  /** Stores an exchange that is known to be a multi-status response. */
  readonly addExchange: (exchange: Exchange) => ExchangeId;
  /** Like `addExchange`, but with a reserved id and without notifying listeners. */
  readonly addExchangeAs: (id: ExchangeId, exchange: Exchange) => void;
  /** Whether an exchange is a multi-status response under the current rules. */
  readonly isListed: (exchange: Exchange, batches: boolean) => boolean;
  /** Restores an exchange that another engine evicted. @param compressedSize bytes of its compressed body */
  readonly restore: (evicted: EvictedExchange, compressedSize: number) => void;
}

/** Assigns increasing ids to exchanges that have none. */
class ExchangeIds {
  #last: ExchangeId = 0;

  next(): ExchangeId {
    return this.#last + 1;
  }

  use(id: ExchangeId): void {
    this.#last = Math.max(this.#last, id);
  }
}

/** Creates the part of an engine that adds exchanges to its store and removes them. */
export function createExchangeIntake(options: ExchangeIntakeOptions): ExchangeIntake {
  return { ...createAdders(options), ...createRemovers(options) };
}

type Removers = Pick<ExchangeIntake, 'remove' | 'clear' | 'clearCaptured'>;

function createAdders({
  store,
  parseQueue,
  ruleBook,
  listener,
  notify,
}: ExchangeIntakeOptions): Omit<ExchangeIntake, keyof Removers> {
  const ids = new ExchangeIds();
  const completed = (id: ExchangeId, exchange: Exchange): Exchange =>
    withEarlierListing(exchange, () => store.all().filter((stored) => stored.id < id));
  const put = (id: ExchangeId, work: () => void): ExchangeId => {
    ids.use(id);
    work();
    notify({ added: id });
    return id;
  };
  const isListed = (exchange: Exchange, batches: boolean): boolean => isMultistatus(exchange, batches, ruleBook.rules);
  /** If the check throws, the response is listed, so that the error becomes visible. */
  const isCapturedListed = (exchange: Exchange, { batches = false }: CapturedResponse): boolean => {
    try {
      return isListed(exchange, batches);
    } catch (error) {
      if (!listener) throw error;
      return true;
    }
  };
  const addUnparsed = (id: ExchangeId, captured: CapturedResponse, reason: Message): ExchangeId =>
    put(id, () => parseQueue.addUnparsed(id, capturedExchange(captured), reason));

  return {
    isListed,
    addExchange: (exchange) => {
      const id = ids.next();
      return put(id, () => parseQueue.parse(id, completed(id, exchange)));
    },
    addExchangeAs: (id, exchange) => {
      ids.use(id);
      parseQueue.run(id, () => parseQueue.parse(id, completed(id, exchange)));
    },
    add: (captured) => {
      const { id = ids.next(), setAsideReason } = captured;
      if (setAsideReason !== undefined) return addUnparsed(id, captured, setAsideReason);
      return parseQueue.run(id, () => {
        const exchange = capturedExchange(captured);
        const isPreview = captured.content?.kind === 'content' && captured.content.isPreview === true;
        if (!isCapturedListed(exchange, captured)) return null;
        return put(id, () => parseQueue.parse(id, completed(id, exchange), isPreview));
      });
    },
    update: (id, captured) => {
      // The exchange may have been cleared while its body was being transferred.
      if (!store.has(id)) return;
      parseQueue.run(id, () => parseQueue.parse(id, completed(id, capturedExchange(captured))));
      notify({ changed: id });
    },
    restore: (evicted, compressedSize) => {
      ids.use(evicted.id);
      store.put(StoredExchange.evicted(evicted));
      if (evicted.exchange.body.text !== null) store.setCompressedSize(evicted.id, compressedSize);
    },
  };
}

function createRemovers({ store, listener, notify }: ExchangeIntakeOptions): Removers {
  return {
    remove: (id) => {
      if (!store.remove(id)) return;
      listener?.parsing(null);
      notify({ added: null });
    },
    clear: () => {
      store.clear();
      forgetLastMatch();
      listener?.parsing(null);
      notify({ added: null });
    },
    clearCaptured: () => {
      for (const { id, exchange } of store.all()) if (exchange.file === null) store.remove(id);
      if (store.all().length === 0) store.clear();
      forgetLastMatch();
      notify({ added: null });
    },
  };
}
