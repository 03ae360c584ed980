import type { ExchangeId } from './engineApi.ts';

/** What is to blame if the worker hangs or dies on a piece of work. */
export type Culprit =
  /** A response: its parsing, or a question that every panel asks about it. */
  | { readonly kind: 'body'; readonly id: ExchangeId }
  /** A filter's text, whatever is searched. */
  | { readonly kind: 'filter'; readonly text: string; readonly invert: boolean }
  /** The user's rules: their text, or what they make of a response that was parsed before. */
  | { readonly kind: 'rules'; readonly text: string }
  /** A request of the user's about one response, with all that was given. */
  | { readonly kind: 'question'; readonly name: string; readonly id: ExchangeId; readonly given: string };

export function culpritKey(culprit: Culprit): string {
  return JSON.stringify(culprit);
}

export function questionCulprit(name: string, id: ExchangeId, ...given: readonly unknown[]): Culprit {
  return { kind: 'question', name, id, given: JSON.stringify(given) };
}

/** Keeps the side that watches the worker informed about what to blame. */
export interface Attention {
  /** Does work in one go: from its beginning to its end, the culprit is to blame. */
  readonly during: <Result>(culprit: Culprit, work: () => Result) => Result;
  /** For work in slices: from now on the culprit is to blame, or (null) nothing is. */
  readonly set: (culprit: Culprit | null) => void;
  readonly current: () => Culprit | null;
}

/** @param tell is called for each change, before the work begins */
export function createAttention(tell: (culprit: Culprit | null) => void): Attention {
  let current: Culprit | null = null;
  let depth = 0;

  const change = (culprit: Culprit | null): void => {
    if (current === culprit || (current && culprit && culpritKey(current) === culpritKey(culprit))) return;
    current = culprit;
    tell(culprit);
  };
  return {
    during: (culprit, work) => {
      // What is done on the way is done because of it.
      if (depth > 0) return work();
      const before = current;
      depth += 1;
      try {
        change(culprit);
        return work();
      } finally {
        depth -= 1;
        change(before);
      }
    },
    set: (culprit) => {
      if (depth === 0) change(culprit);
    },
    current: () => current,
  };
}

const REFUSED = 'Refused';

/** The answer to what the engine does not do again. Its message is for the user. */
export class Refused extends Error {
  override readonly name = REFUSED;
}

/** Also of one that came through a port, which drops its class. */
export function isRefused(error: unknown): error is Error {
  return error instanceof Error && error.name === REFUSED;
}

/** What hung an engine before and is not done again. */
export class Refusals {
  readonly #keys = new Set<string>();

  add(culprit: Culprit): void {
    this.#keys.add(culpritKey(culprit));
  }

  has(culprit: Culprit): boolean {
    return this.#keys.has(culpritKey(culprit));
  }

  clear(): void {
    this.#keys.clear();
  }
}
