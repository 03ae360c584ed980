import type { Faults } from './fault.ts';
import { checkReferences, EACH_FORBIDDEN, indexOrInfinity } from './reference.ts';

// Large enough that the search is fast, small enough that the first rows of a long body do not wait for it.
const WINDOW = 1 << 16;

/**
 * Finds the faults in a document's texts, which are to be given to it in order. Where the next `&`, `]]>` and forbidden characters stand is
 * kept, so that looking for them costs the body's length once and not once for each text.
 */
export class TextFaults {
  readonly #text: string;
  readonly #faults: Faults;
  #ampersand = -1;
  #cdataEnd = -1;
  #looked = 0;
  /** Offsets of forbidden characters in the last window; those before `#next` are reported. */
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

  /** Adds a fault for each character that XML forbids (section 2.2), in texts or elsewhere, up to an offset. */
  checkCharacters(end: number): void {
    for (;;) {
      for (; this.#next < this.#forbidden.length; this.#next += 1) {
        const at = this.#forbidden[this.#next] ?? end;
        if (at >= end) return;
        this.#faults.add('control-character', at, codePoint(this.#text.charCodeAt(at)));
      }
      if (this.#looked >= end) return;
      const from = this.#looked;
      this.#looked += WINDOW;
      this.#next = 0;
      this.#forbidden = Array.from(
        this.#text.slice(from, this.#looked).matchAll(EACH_FORBIDDEN),
        (match) => from + match.index,
      );
    }
  }
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
