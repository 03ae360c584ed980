import { isMessage, type Message } from '../../core/model/message.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { notProcessedMessage, unparsedExchange } from './unprocessed.ts';
import { type Defer, parseFirstSlice, parseInSlices } from './slices.ts';
import { StoredExchange, type ParseOptions } from './storedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { ExchangeStore, StoreListener } from './exchangeStore.ts';

/** Told of what is under way. */
export interface ParseListener extends StoreListener {
  /** A body is being read, or (null) none is any more. */
  parsing(id: ExchangeId | null): void;
  /** All of a body is read, or it is set aside. */
  parsed(id: ExchangeId): void;
  /** A mistake of ours came to light while a body that is listed was parsed. */
  failed(id: ExchangeId, error: unknown): void;
}

export interface ParseQueueOptions {
  readonly shelf: ExchangeStore;
  readonly reads: () => ParseOptions;
  readonly later: Defer | null;
  readonly watch: ParseListener | null;
  /** Called when there is more to show. */
  readonly changed: () => void;
}

/** Parses bodies and puts them on the shelf. */
export interface ParseQueue {
  readonly parse: (id: ExchangeId, exchange: Exchange, isPreview?: boolean) => void;
  /** Keeps an exchange without parsing its body. @param why the reason, or an error */
  readonly addUnparsed: (id: ExchangeId, exchange: Exchange, why: unknown) => void;
  /** Keeps what is known about an exchange, and does not parse its body again. */
  readonly setAside: (id: ExchangeId, why: Message) => void;
  /** Runs what parses a body: that it never ends was told before. */
  readonly run: <Answer>(id: ExchangeId, read: () => Answer) => Answer;
}

export function createParseQueue({ shelf, reads, later, watch, changed }: ParseQueueOptions): ParseQueue {
  const parse = (id: ExchangeId, exchange: Exchange, isPreview: boolean): void => {
    const head = shelf.get(id);
    const from = { ...reads(), isPreview };
    const one = head?.isPreview ? head.reparse(exchange, from) : new StoredExchange(id, exchange, from);
    const done = parseFirstSlice(one);
    shelf.setCompressedSize(id, null);
    shelf.put(one);
    if (!later || done) {
      if (one.parsedShare === null) watch?.parsed(id);
      return;
    }
    parseInSlices(
      one,
      (work) =>
        later(() => {
          watch?.parsing(id);
          work();
        }),
      () => shelf.get(id) === one,
      () => {
        if (one.parsedShare === null) watch?.parsed(id);
        else if (one.isAtEnd) watch?.parsing(null);
        changed();
      },
      (error) => {
        if (!watch) throw error;
        watch.failed(id, error);
      },
    );
  };
  const keep = (id: ExchangeId, exchange: Exchange, isPreview = false): void => {
    try {
      parse(id, exchange, isPreview);
    } catch (error) {
      if (!watch) throw error;
      putAside(id, exchange, error);
    }
  };
  /** @param why the reason, or an error */
  const putAside = (id: ExchangeId, exchange: Exchange, why: unknown): void => {
    const words = isMessage(why) ? why : notProcessedMessage(why);
    shelf.setCompressedSize(id, null);
    shelf.put(new StoredExchange(id, exchange, unparsedExchange(id, exchange, words)));
    watch?.parsed(id);
  };
  /** What goes wrong in it for ever, as a loop without end does, was told before. */
  const watched = <Answer>(id: ExchangeId, read: () => Answer): Answer => {
    watch?.parsing(id);
    try {
      return read();
    } finally {
      if (shelf.get(id)?.isAtEnd ?? true) watch?.parsing(null);
    }
  };
  const setAside = (id: ExchangeId, why: Message): void => {
    const one = shelf.get(id);
    if (!one) return;
    shelf.put(one.setAside(why));
    changed();
  };
  return { parse: keep, addUnparsed: putAside, setAside, run: watched };
}
