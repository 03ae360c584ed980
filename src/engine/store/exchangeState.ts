import type { EvictedExchange } from './evictedExchange.ts';
import type { Parser } from './parser.ts';
import type { SetAsideExchange } from './unprocessed.ts';

/** A long body is being parsed. A preview stays in this state: it is never complete. */
interface Parsing {
  readonly kind: 'parsing';
  readonly pieces: NonNullable<ReturnType<Parser['inPieces']>>;
  readonly isPreview: boolean;
  /** Whether everything that is there is parsed. */
  readonly isAtEnd: boolean;
}

/** The body is in memory and parsed completely, or the response has no body. */
interface Parsed {
  readonly kind: 'parsed';
  readonly isPreview: boolean;
}

/** The body is in memory, but only the facts are used: it must not be parsed. */
export interface SetAside {
  readonly kind: 'set-aside';
  readonly facts: SetAsideExchange;
}

/** The body is in the body vault, and only the facts are here. */
interface Evicted {
  readonly kind: 'evicted';
  readonly facts: EvictedExchange;
}

/** Only the facts are left: the body was dropped, or there was none. */
interface Bodiless {
  readonly kind: 'bodiless';
  readonly facts: EvictedExchange;
}

/** The state of a stored exchange. */
export type ExchangeState = Parsing | Parsed | SetAside | Evicted | Bodiless;
