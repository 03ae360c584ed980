import type { Bindings, Names } from './name.ts';

export type Declaration = readonly [prefix: string, namespace: string];

/** Namespaces in scope. Scopes of one {@link Names} with the same number have the same bindings. */
export interface Scope {
  readonly number: number;
  readonly bindings: Bindings;
}

/** The scope around the root element, which has no declarations. */
export const DOCUMENT: Scope = { number: 0, bindings: new Map() };

/** The declarations of one open element, with the state to restore when it closes. */
interface Layer {
  /** Scope around the element. */
  readonly scope: number;
  readonly declared: ReadonlyMap<string, string>;
  /** Previous bindings of the prefixes; undefined if no element inside `#around` declared them. */
  readonly before: readonly (readonly [prefix: string, namespace: string | undefined])[];
}

/**
 * Namespaces in scope, as one table that changes when an element with declarations starts or ends, so that a lookup takes the same
 * time at any depth. The scope around the text is referenced, not copied: the root of a multistatus can declare thousands of
 * prefixes, and each response is parsed in that scope.
 */
export class Scopes {
  current: number;
  readonly #around: Bindings;
  readonly #own = new Map<string, string>();
  readonly #layers: Layer[] = [];
  readonly #names: Names;

  constructor(names: Names, around: Scope) {
    this.#names = names;
    this.#around = around.bindings;
    this.current = around.number;
  }

  /** Number of open elements with declarations. */
  get size(): number {
    return this.#layers.length;
  }

  get(prefix: string): string | undefined {
    return this.#own.get(prefix) ?? this.#around.get(prefix);
  }

  /** Returns an immutable copy of the current scope. Takes time proportional to the number of open elements with declarations. */
  capture(): Scope {
    const layers = this.#layers.map(({ declared }) => declared).toReversed();
    const around = this.#around;
    const get = (prefix: string): string | undefined => {
      for (const declared of layers) {
        const namespace = declared.get(prefix);
        if (namespace !== undefined) return namespace;
      }
      return around.get(prefix);
    };
    return { number: this.current, bindings: { get } };
  }

  /**
   * @param written the attributes as written
   * @returns the mark to pass to {@link leave}
   */
  enter(written: string, declarations: readonly Declaration[]): number {
    const declared = new Map(declarations);
    const before = [...declared.keys()].map((prefix) => [prefix, this.#own.get(prefix)] as const);
    this.#layers.push({ scope: this.current, declared, before });
    for (const [prefix, namespace] of declared) this.#own.set(prefix, namespace);
    this.current = this.#names.scope(this.current, written);
    return this.#layers.length - 1;
  }

  leave(mark: number): void {
    const layer = this.#layers[mark];
    if (!layer) throw new RangeError(`no scope ${mark}`);
    this.#layers.length = mark;
    for (const [prefix, namespace] of layer.before) {
      if (namespace === undefined) this.#own.delete(prefix);
      else this.#own.set(prefix, namespace);
    }
    this.current = layer.scope;
  }
}
