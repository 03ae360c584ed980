import { isMessage, type Message } from '../../core/model/message.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { ExchangeId } from '../api/exchangeId.ts';
import type { ExchangeStore, StoreListener } from './exchangeStore.ts';
import { type Defer, parseFirstSlice, parseInSlices } from './slices.ts';
import { type ParseOptions, StoredExchange } from './storedExchange.ts';
import { notProcessedMessage, unparsedExchange } from './unprocessed.ts';

/** Receives the progress of parsing. */
export interface ParseListener extends StoreListener {
  /** The body that is being parsed, or null when none is. */
  parsing(id: ExchangeId | null): void;
  /** A body is parsed completely, or set aside. */
  parsed(id: ExchangeId): void;
  /** An internal error occurred while the body of a listed exchange was parsed. */
  failed(id: ExchangeId, error: unknown): void;
}

export interface ParseQueueOptions {
  readonly store: ExchangeStore;
  readonly parseOptions: () => ParseOptions;
  readonly defer: Defer | null;
  readonly listener: ParseListener | null;
  /** Called after more of a body is parsed, or after it was set aside. */
  readonly changed: (id: ExchangeId) => void;
}

/** Parses bodies and adds them to the store. */
export interface ParseQueue {
  readonly parse: (id: ExchangeId, exchange: Exchange, isPreview?: boolean) => void;
  /** Stores an exchange without parsing its body. @param reason a message or an error */
  readonly addUnparsed: (id: ExchangeId, exchange: Exchange, reason: unknown) => void;
  /** Keeps the facts of an exchange and does not parse its body again. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
  /** Runs work that parses a body. Reports the id first, so that a hang can be attributed to it. */
  readonly run: <Result>(id: ExchangeId, work: () => Result) => Result;
}

export function createParseQueue(options: ParseQueueOptions): ParseQueue {
  const { store, parseOptions, defer, listener, changed } = options;
  const addUnparsed = (id: ExchangeId, exchange: Exchange, reason: unknown): void => {
    const message = isMessage(reason) ? reason : notProcessedMessage(reason);
    store.setCompressedSize(id, null);
    store.put(StoredExchange.setAside(exchange, unparsedExchange(id, exchange, message)));
    listener?.parsed(id);
  };
  const begin = (id: ExchangeId, exchange: Exchange, isPreview: boolean): void => {
    const before = store.get(id);
    const from = { ...parseOptions(), isPreview };
    const stored = before?.isPreview ? before.reparse(exchange, from) : StoredExchange.parse(id, exchange, from);
    const isDone = parseFirstSlice(stored);
    store.setCompressedSize(id, null);
    store.put(stored);
    if (defer && !isDone) parseRest(stored, defer, options);
    else if (stored.parsedShare === null) listener?.parsed(id);
  };

  return {
    addUnparsed,
    parse: (id, exchange, isPreview = false) => {
      try {
        begin(id, exchange, isPreview);
      } catch (error) {
        if (!listener) throw error;
        addUnparsed(id, exchange, error);
      }
    },
    run: (id, work) => {
      listener?.parsing(id);
      try {
        return work();
      } finally {
        if (store.get(id)?.isAtEnd ?? true) listener?.parsing(null);
      }
    },
    setAside: (id, reason) => {
      const stored = store.get(id);
      if (!stored) return;
      store.put(stored.setAside(reason));
      changed(id);
    },
  };
}

/** Parses the rest of a long body in slices, as long as it is in the store. */
function parseRest(
  stored: StoredExchange,
  defer: Defer,
  { store, listener, changed }: Pick<ParseQueueOptions, 'store' | 'listener' | 'changed'>,
): void {
  const { id } = stored;
  const deferReported: Defer = (work) =>
    defer(() => {
      listener?.parsing(id);
      work();
    });
  parseInSlices(stored, {
    defer: deferReported,
    isWanted: () => store.get(id) === stored,
    changed: () => {
      if (stored.parsedShare === null) listener?.parsed(id);
      else if (stored.isAtEnd) listener?.parsing(null);
      changed(id);
    },
    failed: (error) => {
      if (!listener) throw error;
      listener.failed(id, error);
    },
  });
}
