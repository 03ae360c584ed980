/** Ways in which a text is not well-formed XML, and limits that it exceeds. */
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

/** One kind of fault, with the offset of its first occurrence and the number of occurrences. */
export interface Fault {
  readonly code: FaultCode;
  /** The name, prefix or characters concerned. */
  readonly detail: string;
  /** UTF-16 offset of the first occurrence. */
  readonly offset: number;
  count: number;
  /** Parsed elements may be missing or in the wrong place. */
  losesContent: boolean;
}

/** Faults that can hide an element or move it into another one. */
const LOSING_CONTENT: ReadonlySet<FaultCode> = new Set([
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

// A hostile body can have a different fault at every character.
const MAX_KINDS = 50;
const MAX_DETAIL_LENGTH = 60;

/** Collects faults by kind. The reader continues after a fault. */
export class Faults {
  /** Number of faults of all kinds. */
  total = 0;
  /** Whether the reader is inside a value, where a fault can change only the value. */
  inValue = false;
  readonly #byKind = new Map<string, Fault>();
  #hasLosses = false;

  add(code: FaultCode, offset: number, detail = ''): void {
    const shown = detail.length > MAX_DETAIL_LENGTH ? `${detail.slice(0, MAX_DETAIL_LENGTH)}…` : detail;
    this.total += 1;
    const kind = `${code} ${shown}`;
    const losesContent = code === 'cut' || (!this.inValue && LOSING_CONTENT.has(code));
    const known = this.#byKind.get(kind);
    if (known) {
      known.count += 1;
      known.losesContent ||= losesContent;
      // Above the limit, still record the first fault that loses content.
    } else if (this.#byKind.size < MAX_KINDS || code === 'cut' || (losesContent && !this.#hasLosses)) {
      this.#byKind.set(kind, { code, detail: shown, offset, count: 1, losesContent });
    }
    this.#hasLosses ||= losesContent;
  }

  get list(): readonly Fault[] {
    return [...this.#byKind.values()];
  }
}
