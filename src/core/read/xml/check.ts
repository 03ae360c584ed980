import type { Faults } from './fault.ts';
import { checkReferences, EACH_FORBIDDEN, find } from './reference.ts';

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
  readonly #forbidden: number[] = [];

  constructor(text: string, faults: Faults) {
    this.#text = text;
    this.#faults = faults;
  }

  check(start: number, end: number): void {
    if (this.#ampersand < start) this.#ampersand = find(this.#text, '&', start);
    if (this.#ampersand < end) this.#ampersand = checkReferences(this.#text, this.#ampersand, end, this.#faults);
    if (this.#cdataEnd < start) this.#cdataEnd = find(this.#text, ']]>', start);
    if (this.#cdataEnd < end) this.#faults.add('cdata-end-in-text', this.#cdataEnd);
    this.checkCharacters(end);
  }

  /** Tells the characters that XML forbids (section 2.2), in texts or elsewhere, up to an offset. */
  checkCharacters(end: number): void {
    while (this.#looked < end) {
      const window = this.#text.slice(this.#looked, this.#looked + WINDOW);
      for (const match of window.matchAll(EACH_FORBIDDEN)) this.#forbidden.push(this.#looked + match.index);
      this.#looked += WINDOW;
    }
    let told = 0;
    for (const at of this.#forbidden) {
      if (at >= end) break;
      this.#faults.add('control-character', at, codePoint(this.#text.charCodeAt(at)));
      told += 1;
    }
    if (told > 0) this.#forbidden.splice(0, told);
  }
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
