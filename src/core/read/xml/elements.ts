import { isNameStart } from './character.ts';
import type { Faults } from './fault.ts';
import type { Name, Names, RawName } from './name.ts';
import { type Declaration, type Scope, Scopes } from './scope.ts';

/** The elements that are open, with the namespaces that they declare. */
export class OpenElements {
  readonly #names: Names;
  readonly #scopes: Scopes;
  readonly #faults: Faults;
  readonly #open: RawName[] = [];
  readonly #starts: number[] = [];
  /** Scope to go back to when the element at this index closes; -1 where it declares nothing. */
  readonly #marks: number[] = [];

  constructor(names: Names, around: Scope, faults: Faults) {
    this.#names = names;
    this.#scopes = new Scopes(names, around);
    this.#faults = faults;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** The innermost one. */
  get top(): RawName | undefined {
    return this.#open.at(-1);
  }

  /** In force inside the innermost one. */
  get scope(): Scope {
    return this.#scopes.capture();
  }

  /**
   * @param declarations what its tag declares, and the attributes as written
   * @returns its resolved name
   */
  push(raw: RawName, start: number, declarations: readonly Declaration[] | null, written: string): Name {
    this.#marks.push(declarations ? this.#scopes.enter(written, declarations) : -1);
    this.#open.push(raw);
    this.#starts.push(start);
    raw.open += 1;
    return this.#resolve(raw, start);
  }

  /** @returns where the innermost element began, and its name */
  pop(): { readonly start: number; readonly name: Name } {
    const raw = this.#open.pop();
    const start = this.#starts.pop();
    const mark = this.#marks.pop();
    if (raw === undefined || start === undefined || mark === undefined) throw new RangeError('no element is open');
    raw.open -= 1;
    const name = this.#resolve(raw, start);
    if (mark !== -1) this.#scopes.leave(mark);
    return { start, name };
  }

  /** How many elements stay open when the nearest one that is written so closes; null where none is open. */
  below(written: string): number | null {
    const raw = this.#names.find(written);
    if (!raw || raw.open === 0) return null;
    // Another reader of the same names may have it open: one whose document was cut off inside it.
    const below = this.#open.lastIndexOf(raw);
    return below === -1 ? null : below;
  }

  #resolve(raw: RawName, at: number): Name {
    if (raw.scope === this.#scopes.current) return raw.name;
    raw.scope = this.#scopes.current;
    raw.name = this.#names.resolve(raw, this.#scopes);
    if (raw.name.undeclared) this.#faults.add('prefix-undeclared', at, raw.prefix);
    if (raw.local === '' || raw.local.includes(':') || raw.raw.startsWith(':')) {
      this.#faults.add('name-colons', at, raw.raw);
    } else if (!isNameStart(raw.local.charCodeAt(0))) this.#faults.add('bad-name', at, raw.raw);
    return raw.name;
  }
}
