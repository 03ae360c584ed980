import { partitionPoint } from '../../model/partitionPoint.ts';
import { isSpace, LESS } from '../../read/xml/character.ts';
import { characterData } from '../../read/xml/reference.ts';
import type { TextFaults } from '../../read/xml/textFaults.ts';
import { isBlank } from './element.ts';
import { ParsedElement } from './parsedElement.ts';

const AMPERSAND = 0x26;

// Larger elements are parsed, so that the time to compare them is limited.
const MAX_ELEMENTS = 300;
const MAX_LENGTH = 50_000;

/** Characters from which on a search is faster than a loop. */
const LONG = 64;

/** Texts of the markup from this length on are faster to compare as a part of the source. */
const LONG_MARKUP = 24;

/** An element that is copied. Its offsets are relative to texts of the markup, whose indexes are in `in…`. */
interface Part {
  readonly element: ParsedElement;
  /** Whether the source text of the element is part of the markup, so that its copies have the same text. */
  readonly isSame: boolean;
  /** Empty if it is the same. */
  readonly children: readonly Part[];
  readonly inStart: number;
  readonly start: number;
  readonly inContentStart: number;
  readonly contentStart: number;
  readonly inContentEnd: number;
  readonly contentEnd: number;
  readonly inEnd: number;
  readonly end: number;
}

/**
 * The markup of an element: its source text without the texts between tags that have other characters than white space. Another element
 * of the same parent with the same markup has the same tree, with other texts.
 */
export class Markup {
  readonly #source: string;
  readonly #root: Part;
  readonly #markup: readonly string[];
  /** Offset of each text of the markup in the last element that matched. */
  readonly #at: number[];
  /** Number of elements and texts of a copy. */
  readonly size: number;

  private constructor(source: string, root: Part, markup: readonly string[], size: number) {
    this.#source = source;
    this.#root = root;
    this.#markup = markup;
    this.#at = markup.map(() => 0);
    this.size = size;
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
    const markup = starts.map((start, index) => source.slice(start, ends[index]));
    return new Markup(source, partOf(element, starts, ends), markup, elements.length + markup.length);
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

  /** Returns the element that matched. */
  element(): ParsedElement {
    return this.#copy(this.#root);
  }

  readonly #copy = (part: Part): ParsedElement => {
    const { element, children } = part;
    const start = this.#offset(part.inStart) + part.start;
    if (part.isSame) return element.copiedTo(start);
    const contentStart = this.#offset(part.inContentStart) + part.contentStart;
    const copy = new ParsedElement(this.#source, element.name, start, contentStart);
    copy.contentEnd = this.#offset(part.inContentEnd) + part.contentEnd;
    copy.end = this.#offset(part.inEnd) + part.end;
    copy.hasText = element.hasText;
    copy.attributes = element.attributes;
    if (children.length > 0) copy.setChildren(children.map(this.#copy));
    return copy;
  };

  #offset(index: number): number {
    return this.#at[index] ?? 0;
  }
}

/** Returns the end of the text at an offset, which is a `<`; -1 if it has only white space. */
function textEnd(source: string, start: number): number {
  let at = start;
  while (isSpace(source.charCodeAt(at))) at += 1;
  const first = source.charCodeAt(at);
  if (first === LESS || at >= source.length) return -1;
  const near = Math.min(at + LONG, source.length);
  while (at < near && source.charCodeAt(at) !== LESS) at += 1;
  const end = at < near ? at : source.indexOf('<', at);
  return first === AMPERSAND && end !== -1 && isBlank(characterData(source.slice(start, end))) ? -1 : end;
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

/** Recursive: there are few elements. */
function partOf(element: ParsedElement, starts: readonly number[], ends: readonly number[]): Part {
  const { start, contentStart, contentEnd, end } = element;
  // Texts are not empty, so that each offset is in one text of the markup, or at its start or end.
  const indexOf = (offset: number): number => partitionPoint(ends.length, (index) => (ends[index] ?? 0) >= offset);
  const [inStart, inContentStart, inContentEnd, inEnd] = [
    indexOf(start),
    indexOf(contentStart),
    indexOf(contentEnd),
    indexOf(end),
  ];
  const isSame = inStart === inEnd;
  return {
    element,
    isSame,
    // Elements inside one that is the same are created when they are needed.
    children: isSame ? [] : element.children.map((child) => partOf(child, starts, ends)),
    inStart,
    start: start - (starts[inStart] ?? 0),
    inContentStart,
    contentStart: contentStart - (starts[inContentStart] ?? 0),
    inContentEnd,
    contentEnd: contentEnd - (starts[inContentEnd] ?? 0),
    inEnd,
    end: end - (starts[inEnd] ?? 0),
  };
}
