import { partitionPoint } from '../../model/partitionPoint.ts';
import { isSpace, LESS } from '../../read/xml/character.ts';
import { characterData } from '../../read/xml/reference.ts';
import { isBlank } from './element.ts';
import { ParsedElement } from './parsedElement.ts';

const AMPERSAND = 0x26;

// Larger elements are parsed, so that the time to compare them is limited.
const MAX_ELEMENTS = 300;
const MAX_LENGTH = 50_000;

/** Characters from which on a search is faster than a loop. */
const LONG = 64;

/** An element that is copied, and the numbers of the markup texts that contain its offsets. */
interface Part {
  readonly element: ParsedElement;
  /** Index of the parent in the list of parts; -1 if there is none. */
  readonly parent: number;
  /** Whether the source text of the element is part of the markup, so that its copies have the same text. */
  readonly isSame: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/**
 * The markup of an element: its source text without the texts between tags that have other characters than white space. Another element
 * of the same parent with the same markup has the same tree, with other texts.
 */
export class Markup {
  readonly #source: string;
  readonly #parts: readonly Part[];
  readonly #markup: readonly string[];
  /** Offset of each text of the markup in the element that it was read from. */
  readonly #from: readonly number[];
  /** The same in the last element that matched. */
  readonly #at: number[];

  private constructor(source: string, parts: readonly Part[], markup: readonly string[], from: readonly number[]) {
    this.#source = source;
    this.#parts = parts;
    this.#markup = markup;
    this.#from = from;
    this.#at = [...from];
  }

  /** Number of elements and texts that a copy consists of. */
  get size(): number {
    return this.#parts.length + this.#markup.length;
  }

  /** Returns the markup of a well-formed element; null if it is too large, or has comments or the like. */
  static of(source: string, element: ParsedElement): Markup | null {
    if (element.end - element.start > MAX_LENGTH) return null;
    if (/<[!?]/.test(source.slice(element.start, element.end))) return null;
    const parents = elementsIn(element);
    if (!parents) return null;
    const texts = textsIn(source, [...parents.keys()]);
    if (texts.some(([start, end]) => isBlank(characterData(source.slice(start, end))))) return null;
    const from = [element.start, ...texts.map(([, end]) => end)];
    const ends = [...texts.map(([start]) => start), element.end];
    const markup = from.map((start, index) => source.slice(start, ends[index]));
    return new Markup(source, partsOf(parents, from, ends), markup, from);
  }

  /** Whether the element at an offset has this markup. */
  matches(start: number): boolean {
    const source = this.#source;
    let at = start;
    for (const [index, markup] of this.#markup.entries()) {
      if (index > 0) {
        at = textEnd(source, at);
        if (at === -1) return false;
      }
      if (!source.startsWith(markup, at)) return false;
      this.#at[index] = at;
      at += markup.length;
    }
    return true;
  }

  /** Calls a function with the offsets of each text in the element that matched. */
  forEachText(visit: (start: number, end: number) => void): void {
    for (let index = 1; index < this.#at.length; index += 1) {
      visit(this.#offset(index - 1) + (this.#markup[index - 1] ?? '').length, this.#offset(index));
    }
  }

  /** Returns the element that matched. */
  element(): ParsedElement {
    const elements: ParsedElement[] = [];
    for (const part of this.#parts) {
      const copy = part.isSame ? part.element.copiedTo(this.#moved(part.element.start, part.start)) : this.#copy(part);
      elements.push(copy);
      elements[part.parent]?.append(copy);
    }
    const [root] = elements;
    if (!root) throw new RangeError('no element has been matched');
    return root;
  }

  #copy({ element, start, contentStart, contentEnd, end }: Part): ParsedElement {
    const { name, hasText, attributes } = element;
    const copy = new ParsedElement(
      this.#source,
      name,
      this.#moved(element.start, start),
      this.#moved(element.contentStart, contentStart),
    );
    copy.contentEnd = this.#moved(element.contentEnd, contentEnd);
    copy.end = this.#moved(element.end, end);
    copy.hasText = hasText;
    copy.attributes = attributes;
    return copy;
  }

  #moved(offset: number, index: number): number {
    return offset + this.#offset(index) - (this.#from[index] ?? 0);
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
  if (first === LESS || at >= source.length) return -1;
  const near = Math.min(at + LONG, source.length);
  while (at < near && source.charCodeAt(at) !== LESS) at += 1;
  const end = at < near ? at : source.indexOf('<', at);
  return first === AMPERSAND && end !== -1 && isBlank(characterData(source.slice(start, end))) ? -1 : end;
}

/** Returns all elements in document order with the indexes of their parents; null if there are too many. */
function elementsIn(root: ParsedElement): ReadonlyMap<ParsedElement, number> | null {
  const parents = new Map<ParsedElement, number>();
  const pending: [ParsedElement, number][] = [[root, -1]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [element, parent] = next;
    if (parents.size + element.children.length > MAX_ELEMENTS) return null;
    const index = parents.size;
    parents.set(element, parent);
    for (const child of element.children.toReversed()) pending.push([child, index]);
  }
  return parents;
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

function partsOf(
  parents: ReadonlyMap<ParsedElement, number>,
  from: readonly number[],
  ends: readonly number[],
): readonly Part[] {
  const parts: Part[] = [];
  const indexes = new Map<number, number>();
  // Texts are not empty, so that each offset is in one text of the markup, or at its start or end.
  const inMarkup = (offset: number): number => partitionPoint(ends.length, (index) => (ends[index] ?? 0) >= offset);
  for (const [index, [element, parent]] of [...parents].entries()) {
    const parentPart = parent === -1 ? -1 : indexes.get(parent);
    // Elements inside one that is the same are created when they are needed.
    if (parentPart === undefined) continue;
    const [start, end] = [inMarkup(element.start), inMarkup(element.end)];
    const isSame = start === end && parent !== -1;
    if (!isSame) indexes.set(index, parts.length);
    const [contentStart, contentEnd] = [inMarkup(element.contentStart), inMarkup(element.contentEnd)];
    parts.push({ element, parent: parentPart, isSame, start, contentStart, contentEnd, end });
  }
  return from.length === 0 ? [] : parts;
}
