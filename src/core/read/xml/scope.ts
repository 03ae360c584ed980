import type { Bindings } from './name.ts';

export type Declaration = readonly [prefix: string, namespace: string];

// Apache declares the same prefixes on every response: those scopes get one number, so that names stay resolved across them.
const SCOPES_KEPT = 1000;

/**
 * The namespaces in force, as one table that is changed when an element declares some and put back when it ends: looking a prefix up
 * costs the same at any depth. Scopes with the same number have the same bindings.
 */
export class Scopes {
  current: number;
  readonly #bindings: Map<string, string>;
  readonly #undo: { readonly scope: number; readonly before: readonly (readonly [string, string | undefined])[] }[] =
    [];
  readonly #known = new Map<string, number>();
  readonly #unused: () => number;

  /** @param unused gives a number that no scope of the same names has had */
  constructor(bindings: Bindings, unused: () => number) {
    this.#bindings = new Map(bindings);
    this.#unused = unused;
    this.current = unused();
  }

  get bindings(): Bindings {
    return this.#bindings;
  }

  /** @param written the attributes as written @returns what `leave` wants */
  enter(written: string, declarations: readonly Declaration[]): number {
    const before = declarations.map(([prefix]) => [prefix, this.#bindings.get(prefix)] as const);
    this.#undo.push({ scope: this.current, before });
    for (const [prefix, namespace] of declarations) this.#bindings.set(prefix, namespace);
    this.current = this.#number(`${this.current} ${written}`);
    return this.#undo.length - 1;
  }

  leave(mark: number): void {
    const undo = this.#undo[mark];
    if (!undo) throw new RangeError(`no scope ${mark}`);
    this.#undo.length = mark;
    for (const [prefix, namespace] of undo.before.toReversed()) {
      if (namespace === undefined) this.#bindings.delete(prefix);
      else this.#bindings.set(prefix, namespace);
    }
    this.current = undo.scope;
  }

  #number(key: string): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = this.#unused();
    if (this.#known.size < SCOPES_KEPT && key.length < 2000) this.#known.set(key, number);
    return number;
  }
}
