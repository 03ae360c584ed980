import type { Faults } from './fault.ts';
import { checkReferences, EACH_FORBIDDEN, indexOrInfinity } from './reference.ts';

// Large enough for a fast search, small enough not to delay the first rows of a long body.
const WINDOW = 1 << 16;

/**
 * Finds the faults in the texts of a document, which must be passed in order. The offsets of the next `&`, `]]>` and forbidden
 * characters are stored, so that all searches together take time proportional to the length of the body.
 */
export class TextFaults {
  readonly #text: string;
  readonly #faults: Faults;
  #ampersand = -1;
  #cdataEnd = -1;
  /** End of the text searched for forbidden characters. */
  #searchedTo = 0;
  /** Offsets of forbidden characters in the last window. Those before `#next` have been reported. */
  #forbidden: number[] = [];
  #next = 0;

  constructor(text: string, faults: Faults) {
    this.#text = text;
    this.#faults = faults;
  }

  check(start: number, end: number): void {
    if (this.#ampersand < start) this.#ampersand = indexOrInfinity(this.#text, '&', start);
    if (this.#ampersand < end) this.#ampersand = checkReferences(this.#text, this.#ampersand, end, this.#faults);
    if (this.#cdataEnd < start) this.#cdataEnd = indexOrInfinity(this.#text, ']]>', start);
    if (this.#cdataEnd < end) this.#faults.add('cdata-end-in-text', this.#cdataEnd);
    this.checkCharacters(end);
  }

  /** Adds a fault for each forbidden character (XML 1.0 section 2.2) up to an offset, in texts and elsewhere. */
  checkCharacters(end: number): void {
    for (;;) {
      for (; this.#next < this.#forbidden.length; this.#next += 1) {
        const at = this.#forbidden[this.#next] ?? end;
        if (at >= end) return;
        this.#faults.add('control-character', at, codePoint(this.#text.charCodeAt(at)));
      }
      if (this.#searchedTo >= end) return;
      const from = this.#searchedTo;
      this.#searchedTo += WINDOW;
      this.#next = 0;
      this.#forbidden = Array.from(
        this.#text.slice(from, this.#searchedTo).matchAll(EACH_FORBIDDEN),
        (match) => from + match.index,
      );
    }
  }
}

/** Formats a code point: `U+0008`. */
function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
