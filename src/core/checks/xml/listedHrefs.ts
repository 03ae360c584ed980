import type { Range } from '../../model/operation.ts';
import { trimSpace, type XmlElement } from './element.ts';
import { textOfContent } from './parsedElement.ts';

/** Numbers for each href: the index of its response, and the offsets of the element and of its content. */
const NUMBERS = 5;
const INITIAL_CAPACITY = 64;

/** An href of a document. */
export interface ListedHref {
  /** Index of its response. */
  readonly response: number;
  readonly range: Range;
  /** Without white space around it. */
  readonly text: string;
}

/** The hrefs of all responses of a document: their offsets, because texts need more memory. */
export class ListedHrefs {
  readonly #source: string;
  #numbers = new Int32Array(INITIAL_CAPACITY * NUMBERS);
  #size = 0;
  /** By number: the texts of hrefs that contain elements. */
  readonly #texts = new Map<number, string>();

  /** @param source the document */
  constructor(source: string) {
    this.#source = source;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds an href, and returns its number. */
  add(href: XmlElement, response: number): number {
    const { start, contentStart, contentEnd, end } = href;
    if (href.children.length > 0) this.#texts.set(this.#size, href.text);
    const at = this.#size * NUMBERS;
    if (at === this.#numbers.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[at] = response;
    this.#numbers[at + 1] = start;
    this.#numbers[at + 2] = contentStart;
    this.#numbers[at + 3] = contentEnd;
    this.#numbers[at + 4] = end;
    this.#size += 1;
    return this.#size - 1;
  }

  get(index: number): ListedHref {
    const at = index * NUMBERS;
    const [response = 0, start = 0, contentStart = 0, contentEnd = 0, end = 0] = this.#numbers.subarray(
      at,
      at + NUMBERS,
    );
    const text = this.#texts.get(index) ?? textOfContent(this.#source.slice(contentStart, contentEnd));
    return { response, range: [start, end], text: trimSpace(text) };
  }
}
