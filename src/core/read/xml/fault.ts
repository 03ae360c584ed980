/** What is wrong with a text that should be XML. */
export type FaultCode =
  | 'cut'
  | 'close-mismatch'
  | 'close-without-open'
  | 'stray-lt'
  | 'bad-tag'
  | 'bad-name'
  | 'attribute-lt'
  | 'attribute-twice'
  | 'attribute-unquoted'
  | 'prefix-undeclared'
  | 'prefix-to-nothing'
  | 'name-colons'
  | 'control-character'
  | 'bare-ampersand'
  | 'unknown-entity'
  | 'bad-reference'
  | 'surrogate-references'
  | 'cdata-end-in-text'
  | 'comment-hyphens'
  | 'declaration-inside'
  | 'before-declaration'
  | 'after-root'
  | 'no-root'
  | 'doctype-entities'
  | 'too-deep';

/** One kind of fault, with the first place where it stands and how often it does. */
export interface Fault {
  readonly code: FaultCode;
  /** The name, prefix or characters that are meant. */
  readonly detail: string;
  /** UTF-16 offset of the first one. */
  readonly offset: number;
  count: number;
}

// A hostile body can hold a different fault at every character; a person reads the first few.
const KINDS_KEPT = 50;
const DETAIL_LENGTH = 60;

/** Collects faults: the reader goes on after each, and tells them all at the end. */
export class Faults {
  /** How many there were, of all kinds. */
  total = 0;
  readonly #byKind = new Map<string, Fault>();

  add(code: FaultCode, offset: number, detail = ''): void {
    const shown = detail.length > DETAIL_LENGTH ? `${detail.slice(0, DETAIL_LENGTH)}…` : detail;
    this.total += 1;
    const kind = `${code} ${shown}`;
    const known = this.#byKind.get(kind);
    if (known) known.count += 1;
    else if (this.#byKind.size < KINDS_KEPT) this.#byKind.set(kind, { code, detail: shown, offset, count: 1 });
  }

  get list(): readonly Fault[] {
    return [...this.#byKind.values()];
  }
}
