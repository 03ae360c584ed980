import type { Range } from '../../model/operation.ts';
import { textContent } from '../../read/dav/structure/textContent.ts';
import type { Name } from '../../read/xml/name.ts';
import { characterData } from '../../read/xml/reference.ts';
import type { XmlAttribute, XmlElement } from './element.ts';

const NO_CHILDREN: ParsedElement[] = [];
const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** An element of a tree. Its text is decoded at the first use. */
export class ParsedElement implements XmlElement {
  hasText = false;
  attributes = NO_ATTRIBUTES;
  sameAs: ParsedElement | undefined = undefined;
  readonly name: Name;
  /** Offsets of the start tag, of the content and its end, and of the end of the element. */
  readonly start: number;
  readonly contentStart: number;
  contentEnd: number;
  end: number;
  readonly #source: string;
  /** Null: copies of those of {@link sameAs} that are not created yet. */
  #children: ParsedElement[] | null = NO_CHILDREN;
  #text: string | null = null;

  constructor(source: string, name: Name, start: number, contentStart: number) {
    this.#source = source;
    this.name = name;
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentStart;
    this.end = contentStart;
  }

  get namespace(): string {
    return this.name.namespace;
  }

  get localName(): string {
    return this.name.local;
  }

  get clark(): string {
    return this.name.clark;
  }

  get nameId(): number {
    return this.name.id;
  }

  get range(): Range {
    return [this.start, this.end];
  }

  get children(): readonly ParsedElement[] {
    this.#children ??= this.#copyChildren();
    return this.#children;
  }

  get text(): string {
    this.#text ??= this.#readText();
    return this.#text;
  }

  get source(): string {
    return this.#source.slice(this.contentStart, this.contentEnd);
  }

  append(child: ParsedElement): void {
    if (this.#children === NO_CHILDREN || this.#children === null) this.#children = [child];
    else this.#children.push(child);
  }

  setChildren(children: ParsedElement[]): void {
    this.#children = children;
  }

  /** Returns a copy of the element at another place of the document that has the same source text. */
  copiedTo(start: number): ParsedElement {
    const shift = start - this.start;
    const copy = new ParsedElement(this.#source, this.name, start, this.contentStart + shift);
    copy.contentEnd = this.contentEnd + shift;
    copy.end = this.end + shift;
    copy.attributes = this.attributes;
    copy.hasText = this.hasText;
    copy.sameAs = this;
    if (this.#children !== NO_CHILDREN) copy.#children = null;
    return copy;
  }

  #copyChildren(): ParsedElement[] {
    const { sameAs } = this;
    if (!sameAs) return NO_CHILDREN;
    const shift = this.start - sameAs.start;
    return sameAs.children.map((child) => child.copiedTo(child.start + shift));
  }

  #readText(): string {
    const { children } = this;
    if (children.length === 0) return decode(this.source);
    let text = '';
    let from = this.contentStart;
    for (const child of children) {
      if (child.start > from) text += decode(this.#source.slice(from, child.start));
      from = child.end;
    }
    return text + decode(this.#source.slice(from, this.contentEnd));
  }
}

/** Characters that XML does not allow are kept: a document with them is not checked. */
function decode(raw: string): string {
  if (raw.includes('<')) return textContent(raw);
  return raw.includes('&') || raw.includes('\r') ? characterData(raw) : raw;
}
