import type { Bindings, Names } from './name.ts';

export type Declaration = readonly [prefix: string, namespace: string];

/** The namespaces in force at a place. Scopes of the same names with the same number have the same bindings. */
export interface Scope {
  readonly number: number;
  readonly bindings: Bindings;
}

/** Around the root: nothing is declared. */
export const DOCUMENT: Scope = { number: 0, bindings: new Map() };

/**
 * The namespaces in force, as one table that is changed when an element declares some and put back when it ends: looking a prefix up
 * costs the same at any depth.
 */
export class Scopes {
  current: number;
  readonly #bindings: Map<string, string>;
  readonly #undo: { readonly scope: number; readonly before: readonly (readonly [string, string | undefined])[] }[] =
    [];
  readonly #names: Names;

  constructor(names: Names, around: Scope) {
    this.#names = names;
    this.#bindings = new Map(around.bindings);
    this.current = around.number;
  }

  get bindings(): Bindings {
    return this.#bindings;
  }

  /** @param written the attributes as written @returns what `leave` wants */
  enter(written: string, declarations: readonly Declaration[]): number {
    const before = declarations.map(([prefix]) => [prefix, this.#bindings.get(prefix)] as const);
    this.#undo.push({ scope: this.current, before });
    for (const [prefix, namespace] of declarations) this.#bindings.set(prefix, namespace);
    this.current = this.#names.scope(this.current, written);
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
}
