import { readFirst, readOn, type Later } from './background.ts';
import type { LocalEngine } from './engine.ts';
import type { Kept } from './kept.ts';
import type { ExchangeId } from './questions.ts';
import type { Remote } from './remote.ts';
import { withoutBody, withTexts } from './rested.ts';
import type { Safe } from './safe.ts';
import type { Squeeze } from './squeeze.ts';

export interface ReloadOptions {
  readonly engine: Pick<LocalEngine, 'shelf' | 'reads' | 'tell'>;
  readonly safe: Pick<Remote<Safe>, 'get' | 'facts'>;
  readonly squeeze: Pick<Squeeze, 'unpack'>;
  readonly later: Later;
  /** Called before a body is parsed, and with null after it. */
  readonly reading: (id: ExchangeId | null) => void;
}

/** Brings evicted bodies back. */
export interface Reload {
  /** Parses an evicted body and keeps it out of the list; null if it is lost. */
  read(kept: Kept): Promise<Kept | null>;
  /** When it resolves, the body is here, unless it is lost. */
  wake(id: ExchangeId): Promise<void>;
  /** Parses an evicted body by the rules that are in force now, and evicts it again. */
  refresh(kept: Kept): Promise<void>;
}

export function createReload({ engine, safe, squeeze, later, reading }: ReloadOptions): Reload {
  const { shelf } = engine;
  const waking = new Map<ExchangeId, Promise<void>>();

  const read = async (one: Kept): Promise<Kept | null> => {
    const packed = await safe.get(one.id);
    if (!packed) return null;
    const texts = await squeeze.unpack(packed);
    if (!one.isAside) reading(one.id);
    const fresh = one.reread(withTexts(one.exchange, texts), engine.reads());
    readFirst(fresh);
    if (fresh.reading !== null)
      await new Promise<void>((resolve) => {
        readOn(
          fresh,
          later,
          () => true,
          () => {
            if (fresh.reading === null) resolve();
          },
        );
      });
    reading(null);
    return fresh;
  };
  /** @param left what of a body that was read again stays in the list */
  const put = async (one: Kept, left: (fresh: Kept) => Kept): Promise<void> => {
    const fresh = await read(one);
    if (shelf.get(one.id) !== one) return;
    shelf.put(fresh ? left(fresh) : one.rest(withoutBody(one.rested())));
    if (!fresh) engine.tell({ added: null });
    // Its facts may be others than those in the safe.
    else if (fresh.stamp !== one.stamp) await safe.facts(fresh.rested());
  };
  const wake = (id: ExchangeId): Promise<void> => {
    const one = shelf.get(id);
    if (!one?.isResting || one.exchange.body.text === null) return Promise.resolve();
    const known = waking.get(id);
    if (known) return known;
    const woken = put(one, (fresh) => fresh).finally(() => waking.delete(id));
    waking.set(id, woken);
    return woken;
  };
  return { read, wake, refresh: (one) => put(one, (fresh) => fresh.rest(fresh.rested())) };
}
