import { isNameStart } from './character.ts';
import type { Faults } from './fault.ts';
import type { Name, Names, RawName } from './name.ts';
import { type Declaration, type Scope, Scopes } from './scope.ts';

/** Up to this many open elements with namespace declarations, {@link OpenElements.scope} is fast. */
const FEW_SCOPES = 50;

/** The stack of open elements, with the namespaces that they declare. */
export class OpenElements {
  /** See `valueDepth`. */
  #valueDepth = Number.POSITIVE_INFINITY;
  readonly #names: Names;
  readonly #scopes: Scopes;
  readonly #faults: Faults;
  readonly #open: RawName[] = [];
  readonly #starts: number[] = [];
  /** The scope to restore when the element at this index closes; -1 if it declares no namespace. */
  readonly #marks: number[] = [];
  /** Number of open elements by name; null until the first end tag that does not match. */
  #counts: Map<RawName, number> | null = null;

  constructor(names: Names, around: Scope, faults: Faults) {
    this.#names = names;
    this.#scopes = new Scopes(names, around);
    this.#faults = faults;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** The innermost open element. */
  get top(): RawName | undefined {
    return this.#open.at(-1);
  }

  /** Depth of the open element whose content is a value; infinity outside values. */
  set valueDepth(depth: number) {
    this.#valueDepth = depth;
    this.#faults.inValue = depth !== Number.POSITIVE_INFINITY;
  }

  get hasFewScopes(): boolean {
    return this.#scopes.size <= FEW_SCOPES;
  }

  /** Namespaces in scope inside the innermost open element. */
  get scope(): Scope {
    return this.#scopes.capture();
  }

  /**
   * Opens an element.
   *
   * @param declarations namespaces that its tag declares
   * @param written its attributes as written
   * @returns its resolved name
   */
  push(raw: RawName, start: number, declarations: readonly Declaration[] | null, written: string): Name {
    this.#marks.push(declarations ? this.#scopes.enter(written, declarations) : -1);
    this.#open.push(raw);
    this.#starts.push(start);
    this.#counts?.set(raw, (this.#counts.get(raw) ?? 0) + 1);
    return this.#resolve(raw, start);
  }

  /**
   * Closes the innermost element.
   *
   * @returns the offset of its start tag, and its name
   */
  pop(): { readonly start: number; readonly name: Name } {
    const raw = this.#open.pop();
    const start = this.#starts.pop();
    const mark = this.#marks.pop();
    if (raw === undefined || start === undefined || mark === undefined) throw new RangeError('no element is open');
    this.#counts?.set(raw, (this.#counts.get(raw) ?? 0) - 1);
    const name = this.#resolve(raw, start);
    if (mark !== -1) this.#scopes.leave(mark);
    return { start, name };
  }

  /**
   * Returns the number of elements that remain open after an end tag that does not match the innermost one. The tag closes the
   * nearest element of its name and everything inside it; null if there is none. All searches together take time proportional
   * to the number of elements, since a search ends at the element that closes.
   */
  depthAfterClosing(written: string, at: number): number | null {
    const raw = this.#names.find(written);
    if (!raw || this.#count(raw) === 0) {
      this.#faults.add('close-without-open', at, written);
      return null;
    }
    const below = this.#open.lastIndexOf(raw);
    const { inValue } = this.#faults;
    // If its own element is inside a value, so are the other elements that it closes.
    this.#faults.inValue = below + 1 > this.#valueDepth;
    this.#faults.add('close-mismatch', at, written);
    this.#faults.inValue = inValue;
    return below;
  }

  /** Counts are not stored in the names, because readers share those, and a reader may end with open elements. */
  #count(raw: RawName): number {
    if (this.#counts === null) {
      this.#counts = new Map();
      for (const open of this.#open) this.#counts.set(open, (this.#counts.get(open) ?? 0) + 1);
    }
    return this.#counts.get(raw) ?? 0;
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
