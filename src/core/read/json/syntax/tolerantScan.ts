import { createScanner, type JSONScanner } from 'jsonc-parser';
import { ValueIndex, type ValueKind } from './valueIndex.ts';

/** A container nested deeper than this is indexed as one scalar, which limits recursion over the result. */
export const MAX_SCAN_DEPTH = 200;

/** The values and syntax errors of a JSON text. */
export interface TolerantScan {
  /** All values, the root first; empty for a text without any value. */
  readonly index: ValueIndex;
  /** Offset of the first syntax error; null for a well-formed text. */
  readonly errorOffset: number | null;
  /** Whether the text ends inside an object or list. */
  readonly isCut: boolean;
  /** Whether text follows the first complete value. */
  readonly hasTrailingText: boolean;
  /** Whether text was skipped, or a value is missing or incomplete. */
  readonly losesContent: boolean;
}

/** An object or list whose end has not been scanned yet. */
interface Container {
  readonly value: number;
  readonly kind: ValueKind;
  /** `[start, end)` of a key whose value has not been scanned yet. */
  key: readonly [start: number, end: number] | null;
  isEmpty: boolean;
  /** Whether a comma follows the last value. */
  hasComma: boolean;
}

// The token kinds of jsonc-parser, whose own enum cannot be imported into isolated modules.
const [OBJECT, OBJECT_END, LIST, LIST_END, COMMA, COLON] = [1, 2, 3, 4, 5, 6];
const [NULL, FALSE, STRING, NUMBER, END] = [7, 9, 10, 11, 17];

/** Letters, digits, quotation marks and opening brackets, which may be content, unlike stray separators. */
const CONTENT = /[\p{L}\p{N}"{[<]/u;

/**
 * Indexes all values of a JSON text and tolerates syntax errors: comments, missing or superfluous commas, a missing end and
 * garbage between values. Values that can be parsed are kept. Does not recurse, so the depth of the text is not limited by
 * the stack.
 */
export function tolerantScan(text: string): TolerantScan {
  return new Scan(text).run();
}

class Scan {
  readonly #text: string;
  readonly #scanner: JSONScanner;
  readonly #index: ValueIndex;
  readonly #open: Container[] = [];
  #errorOffset: number | null = null;
  #hasTrailingText = false;
  #losesContent = false;
  /** Number of open containers below {@link MAX_SCAN_DEPTH}. */
  #skippedDepth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
    this.#index = new ValueIndex(text);
  }

  run(): TolerantScan {
    for (let token: number = this.#scanner.scan(); token !== END; token = this.#scanner.scan()) {
      if (this.#index.size > 0 && this.#open.length === 0) {
        this.#hasTrailingText = true;
        this.#losesContent ||= CONTENT.test(this.#text.slice(this.#scanner.getTokenOffset()));
        this.#reportError();
        break;
      }
      if (this.#isTokenBroken()) this.#reportLoss();
      this.#scanToken(token);
    }
    const isCut = this.#open.length > 0;
    for (const { value } of this.#open) this.#index.end(value, this.#text.length, false);
    if (isCut || this.#index.size === 0) this.#errorOffset ??= this.#text.length;
    return {
      index: this.#index,
      errorOffset: this.#errorOffset,
      isCut,
      hasTrailingText: this.#hasTrailingText,
      losesContent: this.#losesContent || isCut,
    };
  }

  #scanToken(token: number): void {
    const isStart = token === OBJECT || token === LIST;
    if (this.#skippedDepth > 0) this.#skip(token);
    else if (isStart && this.#open.length >= MAX_SCAN_DEPTH) {
      this.#add('scalar');
      this.#skippedDepth = 1;
    } else if (isStart) {
      const kind = token === OBJECT ? 'object' : 'list';
      this.#open.push({ value: this.#add(kind), kind, key: null, isEmpty: true, hasComma: false });
    } else if (token === OBJECT_END || token === LIST_END) {
      this.#close(token === OBJECT_END ? 'object' : 'list');
    } else this.#scanInside(token, this.#open.at(-1));
  }

  /** Extends the last value, a container below {@link MAX_SCAN_DEPTH}, up to its closing bracket. */
  #skip(token: number): void {
    if (token === OBJECT || token === LIST) this.#skippedDepth += 1;
    else if (token === OBJECT_END || token === LIST_END) this.#skippedDepth -= 1;
    this.#index.end(this.#index.size - 1, this.#scanner.getPosition(), true);
  }

  #scanInside(token: number, parent: Container | undefined): void {
    const needsKey = parent?.kind === 'object' && parent.key === null;
    if (token === COMMA) {
      if (!parent || parent.hasComma || parent.isEmpty || parent.key !== null) this.#reportLoss();
      if (parent) [parent.hasComma, parent.key] = [true, null];
    } else if (token === COLON) {
      if (parent?.kind !== 'object' || needsKey) this.#reportLoss();
    } else if (token === STRING && needsKey) {
      // A key without its closing quotation mark is not usable.
      if (!this.#isTokenBroken()) parent.key = [this.#scanner.getTokenOffset(), this.#scanner.getPosition()];
    } else if (!needsKey && (token === STRING || token === NUMBER || (token >= NULL && token <= FALSE))) {
      this.#add('scalar');
    } else {
      this.#reportLoss();
    }
  }

  /** @returns the number of the value that starts at the current token */
  #add(kind: ValueKind): number {
    const start = this.#scanner.getTokenOffset();
    const parent = this.#open.at(-1);
    // A number at the end of a truncated text may have lost digits.
    const mayBeCut = parent !== undefined && this.#scanner.getPosition() >= this.#text.length;
    const isComplete = kind === 'scalar' && !this.#isTokenBroken() && !mayBeCut;
    const end = start + this.#scanner.getTokenLength();
    const value = this.#index.add(kind, start, end, isComplete, parent?.key ?? null);
    if (parent) {
      if (!parent.isEmpty && !parent.hasComma) this.#reportError();
      parent.isEmpty = false;
      parent.key = null;
      parent.hasComma = false;
    }
    return value;
  }

  /** Ends the innermost container of a kind. Containers inside it, whose own ends are missing, stay incomplete. */
  #close(kind: ValueKind): void {
    if (!this.#open.some((container) => container.kind === kind)) return this.#reportError();
    for (let top = this.#open.pop(); top; top = this.#open.pop()) {
      const isComplete = top.kind === kind;
      this.#index.end(top.value, this.#scanner.getTokenOffset() + this.#scanner.getTokenLength(), isComplete);
      if (top.hasComma && !top.isEmpty) this.#reportError();
      if (top.key !== null || !isComplete) {
        this.#losesContent = true;
        this.#reportError();
        this.#index.damage(top.value);
      }
      const outer = this.#open.at(-1);
      if (outer && this.#index.isDamaged(top.value)) this.#index.damage(outer.value);
      if (isComplete) return;
    }
  }

  #isTokenBroken(): boolean {
    const error: number = this.#scanner.getTokenError();
    return error !== 0;
  }

  #reportError(): void {
    this.#errorOffset ??= this.#scanner.getTokenOffset();
  }

  /** Reports an error that loses content, and marks the innermost container as damaged. */
  #reportLoss(): void {
    this.#reportError();
    this.#losesContent = true;
    const parent = this.#open.at(-1);
    if (parent) this.#index.damage(parent.value);
  }
}
