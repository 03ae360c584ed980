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
  isConstant: boolean | undefined = undefined;
  readonly name: Name;
  /** Offsets of the start tag, of the content and its end, and of the end of the element. */
  start: number;
  contentStart: number;
  contentEnd: number;
  end: number;
  readonly #source: string;
  #children = NO_CHILDREN;
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
    if (this.#children === NO_CHILDREN) this.#children = [child];
    else this.#children.push(child);
  }

  /** Makes it the element at another place of the document with the same markup. Its children have to be moved too. */
  moveTo(start: number, contentStart: number, contentEnd: number, end: number): void {
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentEnd;
    this.end = end;
    if (!this.isConstant) this.#text = null;
  }

  /** Whether its content is written like this. */
  isWritten(content: string): boolean {
    const { contentStart } = this;
    return this.contentEnd - contentStart === content.length && this.#source.startsWith(content, contentStart);
  }

  #readText(): string {
    const { children } = this;
    if (children.length === 0) return textOfContent(this.source);
    let text = '';
    let from = this.contentStart;
    for (const child of children) {
      if (child.start > from) text += textOfContent(this.#source.slice(from, child.start));
      from = child.end;
    }
    return text + textOfContent(this.#source.slice(from, this.contentEnd));
  }
}

/** Decodes content without elements. Characters that XML does not allow are kept: a document with them is not checked. */
export function textOfContent(raw: string): string {
  if (raw.includes('<')) return textContent(raw);
  return raw.includes('&') || raw.includes('\r') ? characterData(raw) : raw;
}
