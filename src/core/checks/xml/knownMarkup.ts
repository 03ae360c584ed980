import { Markup } from './markup.ts';
import type { ParsedElement } from './parsedElement.ts';

// A listing has a few kinds of responses: files and collections, with and without failures.
const MAX_KNOWN = 4;

/** After this many elements that do not match, most are not compared, so that a document without repetitions takes little longer. */
const MAX_MISSES = 16;
const COMPARED_AFTER_MISSES = 16;

/** The markup of recent children of the root of a document. */
export class KnownMarkup {
  readonly #source: string;
  /** The frequent ones are first. */
  readonly #known: Markup[] = [];
  #misses = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Returns the known markup of the element that starts at an offset; null if there is none. */
  at(start: number): Markup | null {
    if (!this.#isCompared()) return null;
    const known = this.#known;
    for (const [index, markup] of known.entries()) {
      if (!markup.matches(start)) continue;
      this.#misses = 0;
      const previous = index > 0 ? known[index - 1] : undefined;
      if (previous) [known[index - 1], known[index]] = [markup, previous];
      return markup;
    }
    return null;
  }

  /** Adds the markup of an element without faults that has not been found. */
  add(element: ParsedElement): void {
    const isCompared = this.#isCompared();
    this.#misses += 1;
    const markup = isCompared ? Markup.of(this.#source, element) : null;
    if (!markup) return;
    if (this.#known.length === MAX_KNOWN) this.#known.pop();
    this.#known.push(markup);
  }

  #isCompared(): boolean {
    return this.#misses < MAX_MISSES || this.#misses % COMPARED_AFTER_MISSES === 0;
  }
}
