import { partitionPoint } from '../../model/partitionPoint.ts';
import { isSpace, LESS } from '../../read/xml/character.ts';
import { characterData } from '../../read/xml/reference.ts';
import type { TextFaults } from '../../read/xml/textFaults.ts';
import { isBlank } from './element.ts';
import type { ParsedElement } from './parsedElement.ts';

const AMPERSAND = 0x26;
const HASH = 0x23;

// Larger elements are parsed, so that the time to compare them is limited.
const MAX_ELEMENTS = 300;
const MAX_LENGTH = 50_000;

/** Characters from which on a search is faster than a loop. */
const LONG = 64;

/** Texts of the markup from this length on are faster to compare as a part of the source. */
const LONG_MARKUP = 24;

/** Offsets of an element: of its start tag, of its content, of the end of the content, and of its end. */
const OFFSETS = 4;

/**
 * The markup of an element: its source text without the texts between tags that have other characters than white space. Another element
 * of the same parent with the same markup has the same tree, with other texts: the elements of the tree are moved there, because to
 * create others takes longer.
 */
export class Markup {
  readonly #source: string;
  readonly #root: ParsedElement;
  /** The element and those inside it. */
  readonly #elements: readonly ParsedElement[];
  readonly #markup: readonly string[];
  /** For each offset of each element: the index of the text of the markup that it is in, and its offset there. */
  readonly #inText: Int32Array;
  readonly #offsets: Int32Array;
  /** Offset of each text of the markup in the last element that matched. */
  readonly #at: Int32Array;
  /** Number of elements and texts. */
  readonly size: number;

  private constructor(
    source: string,
    root: ParsedElement,
    elements: readonly ParsedElement[],
    starts: readonly number[],
    ends: readonly number[],
  ) {
    this.#source = source;
    this.#root = root;
    this.#elements = elements;
    this.#markup = starts.map((start, index) => source.slice(start, ends[index]));
    this.#at = Int32Array.from(starts);
    this.size = elements.length + starts.length;
    this.#inText = new Int32Array(elements.length * OFFSETS);
    this.#offsets = new Int32Array(elements.length * OFFSETS);
    // Texts are not empty, so that each offset is in one text of the markup, or at its start or end.
    const textWith = (offset: number): number => partitionPoint(ends.length, (index) => (ends[index] ?? 0) >= offset);
    for (const [index, element] of elements.entries()) {
      const { start, contentStart, contentEnd, end } = element;
      for (const [which, offset] of [start, contentStart, contentEnd, end].entries()) {
        const inText = textWith(offset);
        this.#inText[index * OFFSETS + which] = inText;
        this.#offsets[index * OFFSETS + which] = offset - (starts[inText] ?? 0);
      }
      element.isConstant = textWith(start) === textWith(end);
    }
  }

  /** Returns the markup of a well-formed element; null if it is too large, or has comments or the like. */
  static of(source: string, element: ParsedElement): Markup | null {
    if (element.end - element.start > MAX_LENGTH) return null;
    if (/<[!?]/.test(source.slice(element.start, element.end))) return null;
    const elements = elementsIn(element);
    if (!elements) return null;
    const texts = textsIn(source, elements);
    if (texts.some(([start, end]) => isBlank(characterData(source.slice(start, end))))) return null;
    const starts = [element.start, ...texts.map(([, end]) => end)];
    const ends = [...texts.map(([start]) => start), element.end];
    return new Markup(source, element, elements, starts, ends);
  }

  /** Whether the element at an offset has this markup. */
  matches(start: number): boolean {
    const source = this.#source;
    const count = this.#markup.length;
    let at = start;
    for (let index = 0; index < count; index += 1) {
      if (index > 0) {
        at = textEnd(source, at);
        if (at === -1) return false;
      }
      const markup = this.#markup[index] ?? '';
      const { length } = markup;
      const isEqual = length < LONG_MARKUP ? source.startsWith(markup, at) : source.slice(at, at + length) === markup;
      if (!isEqual) return false;
      this.#at[index] = at;
      at += length;
    }
    return true;
  }

  /** Finds the faults in the texts of the element that matched. */
  checkTexts(faults: TextFaults): void {
    for (let index = 1; index < this.#at.length; index += 1) {
      const textStart = this.#offset(index - 1) + (this.#markup[index - 1] ?? '').length;
      faults.check(textStart, this.#offset(index));
    }
  }

  /** Returns the element that matched. It is the same object as before. */
  element(): ParsedElement {
    for (let index = 0; index < this.#elements.length; index += 1) {
      const first = index * OFFSETS;
      this.#elements[index]?.moveTo(
        this.#moved(first),
        this.#moved(first + 1),
        this.#moved(first + 2),
        this.#moved(first + 3),
      );
    }
    return this.#root;
  }

  #moved(index: number): number {
    return this.#offset(this.#inText[index] ?? 0) + (this.#offsets[index] ?? 0);
  }

  #offset(index: number): number {
    return this.#at[index] ?? 0;
  }
}

/** Returns the end of the text at an offset, which is a `<`; -1 if it has only white space. */
function textEnd(source: string, start: number): number {
  let at = start;
  while (isSpace(source.charCodeAt(at))) at += 1;
  const first = source.charCodeAt(at);
  // White space may be written as a character reference.
  const mayBeBlank = first === AMPERSAND && source.charCodeAt(at + 1) === HASH;
  if (first === LESS || at >= source.length) return -1;
  const near = Math.min(at + LONG, source.length);
  while (at < near && source.charCodeAt(at) !== LESS) at += 1;
  const end = at < near ? at : source.indexOf('<', at);
  return mayBeBlank && end !== -1 && isBlank(characterData(source.slice(start, end))) ? -1 : end;
}

/** Returns an element and those inside it; null if there are too many. */
function elementsIn(root: ParsedElement): readonly ParsedElement[] | null {
  const elements = [root];
  for (const { children } of elements) {
    if (elements.length + children.length > MAX_ELEMENTS) return null;
    elements.push(...children);
  }
  return elements;
}

/** Returns the ranges of the texts that have other characters than white space, in document order. */
function textsIn(source: string, elements: readonly ParsedElement[]): readonly (readonly [number, number])[] {
  const texts: [number, number][] = [];
  for (const { children, contentStart, contentEnd } of elements) {
    let from = contentStart;
    for (const child of children) {
      texts.push([from, child.start]);
      from = child.end;
    }
    texts.push([from, contentEnd]);
  }
  return texts.filter(([start, end]) => !isBlank(source.slice(start, end))).toSorted(([a], [b]) => a - b);
}
