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
  /** Elements may be missing from what was parsed, or in another place than they were meant to be. */
  losesContent: boolean;
}

/** Faults that can hide an element, or move it into another one. After the others everything is there. */
const LOSSES: ReadonlySet<FaultCode> = new Set([
  'cut',
  'close-mismatch',
  'close-without-open',
  'stray-lt',
  'bad-tag',
  'bad-name',
  'name-colons',
  'attribute-lt',
  'attribute-unquoted',
]);

// A hostile body can hold a different fault at every character.
const KINDS_KEPT = 50;
const DETAIL_LENGTH = 60;

/** Collects faults by kind. The reader continues after each. */
export class Faults {
  /** How many there were, of all kinds. */
  total = 0;
  /** The place is inside a value, where a fault can only change the value. */
  inValue = false;
  readonly #byKind = new Map<string, Fault>();
  #hasLosses = false;

  add(code: FaultCode, offset: number, detail = ''): void {
    const shown = detail.length > DETAIL_LENGTH ? `${detail.slice(0, DETAIL_LENGTH)}…` : detail;
    this.total += 1;
    const kind = `${code} ${shown}`;
    const losesContent = code === 'cut' || (!this.inValue && LOSSES.has(code));
    const known = this.#byKind.get(kind);
    if (known) {
      known.count += 1;
      known.losesContent ||= losesContent;
      // However many kinds there are: that content is missing must not be forgotten.
    } else if (this.#byKind.size < KINDS_KEPT || code === 'cut' || (losesContent && !this.#hasLosses)) {
      this.#byKind.set(kind, { code, detail: shown, offset, count: 1, losesContent });
    }
    this.#hasLosses ||= losesContent;
  }

  get list(): readonly Fault[] {
    return [...this.#byKind.values()];
  }
}
