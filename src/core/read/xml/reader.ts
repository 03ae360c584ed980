import { type Attributes, parseAttributes } from './attributes.ts';
import { EXCLAMATION, GREATER, isNameStart, LESS, QUESTION, SLASH } from './character.ts';
import { TextFaults } from './textFaults.ts';
import { Faults } from './fault.ts';
import { OpenElements } from './openElements.ts';
import { type Name, Names, UNRESOLVED } from './name.ts';
import type { ReaderOptions } from './options.ts';
import { skipDoctype } from './prolog.ts';
import { cdata, characterData, indexOrInfinity } from './reference.ts';
import { DOCUMENT, type Scope } from './scope.ts';

/** What {@link XmlReader.next} stands on. A plain number: this is asked a million times a second. */
export type Token = typeof END | typeof OPEN | typeof CLOSE | typeof TEXT;
export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;

/** A tag that the next one's `<` ends, where that stands behind a part. */
const UNFINISHED = { empty: false, declarations: null } as const;

/** Deeper documents are parsed, without recursion, but get a fault. */
const DEEP = 1000;

/**
 * Reads XML 1.0 with namespaces from a string, one token at a time, with the place of each. It keeps order and text untouched, never
 * recurses, expands no entity of a DOCTYPE and loads nothing. After a fault it goes on as a person would read it; `faults` tells all.
 *
 * The fields speak of the token that `next` returned last and change with the next call.
 */
export class XmlReader {
  readonly faults = new Faults();
  /** Place of the token. A CLOSE that the text does not have, of `<a/>` or of an element closed by its parent's end, is empty. */
  start = 0;
  end = 0;
  /** OPEN, CLOSE: level of the element, the root is 1. TEXT: level of the element around it. */
  depth = 0;
  /** OPEN, CLOSE: the element's name. */
  name: Name = UNRESOLVED;
  /** CLOSE: where the element's start tag began. */
  elementStart = 0;
  /** CLOSE: where its content ended. */
  contentEnd = 0;
  /** TEXT: it is a CDATA section's content. */
  isCdata = false;
  /** The text ended inside the document: what is open then was never closed. */
  cut = false;

  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  readonly #names: Names;
  readonly #isPart: boolean;
  readonly #elements: OpenElements;
  /** Null where the faults of its texts are known already. */
  readonly #textFaults: TextFaults | null;
  #at: number;
  /** Elements above this many are to be closed before anything else is read. */
  #keepOpen = Number.POSITIVE_INFINITY;
  #closeStart = 0;
  #closeEnd = 0;
  #seenRoot = false;

  constructor(text: string, { from = 0, scope = DOCUMENT, names = new Names(), isPart = false }: ReaderOptions = {}) {
    this.#text = text;
    this.#to = text.length;
    this.#from = from;
    this.#at = from;
    this.#isPart = isPart;
    this.#names = names;
    this.#elements = new OpenElements(names, scope, this.faults);
    this.#textFaults = isPart ? null : new TextFaults(text, this.faults);
    const before = text.slice(0, Math.min(this.#from, 200)).trim();
    if (before) this.faults.add('before-declaration', 0, before);
  }

  /** The namespaces in force at the token. Costs the number of open elements that declare some. */
  get scope(): Scope {
    return this.#elements.scope;
  }

  /** Whether {@link scope} costs little at this place. */
  get hasFewScopes(): boolean {
    return this.#elements.hasFewScopes;
  }

  /**
   * Level of the open element whose content is a value, such as that of properties: a fault inside does not hide elements
   * of the document. Infinity outside of values.
   */
  set valueDepth(depth: number) {
    this.#elements.valueDepth = depth;
  }

  /** TEXT: its characters as an application gets them. */
  value(): string {
    const raw = this.#text.slice(this.start, this.end);
    return this.isCdata ? cdata(raw) : characterData(raw);
  }

  next(): Token {
    if (this.#elements.depth > this.#keepOpen) return this.#close();
    this.#keepOpen = Number.POSITIVE_INFINITY;
    const text = this.#text;
    while (this.#at < this.#to) {
      const at = this.#at;
      if (text.charCodeAt(at) !== LESS) {
        if (this.#readText(at, at)) return TEXT;
        continue;
      }
      const code = text.charCodeAt(at + 1);
      if (code === SLASH) {
        if (this.#readClose(at)) return this.#close();
      } else if (isNameStart(code) && at + 1 < this.#to) {
        if (this.#readOpen(at)) return OPEN;
      } else if (code === EXCLAMATION) {
        if (this.#readDeclaration(at)) return TEXT;
      } else if (code === QUESTION) {
        this.#readInstruction(at);
      } else {
        if (at + 1 < this.#to) this.faults.add('stray-lt', at);
        else this.#cutAt(at);
        if (this.#readText(at, at + 1)) return TEXT;
      }
    }
    return this.#finish();
  }

  #finish(): Token {
    this.start = this.#to;
    this.end = this.#to;
    if (this.#isPart && this.#elements.depth > 0 && !this.cut) {
      this.#closeDownTo(0, this.#to);
      return this.#close();
    }
    if (this.#elements.depth > 0 && !this.cut) this.#cutAt(this.#to);
    if (!this.#seenRoot && !this.cut) this.faults.add('no-root', this.#to);
    this.#textFaults?.checkCharacters(this.#to);
    return END;
  }

  #cutAt(offset: number): void {
    if (!this.cut) this.faults.add('cut', offset, this.#elements.top?.raw ?? '');
    this.cut = true;
    this.#at = this.#to;
  }

  /** Text from `start`, where the search for its end begins at `from`. False where it stands outside the root. */
  #readText(start: number, from: number): boolean {
    const less = this.#text.indexOf('<', from);
    const end = less === -1 || less > this.#to ? this.#to : less;
    this.#at = end;
    if (this.#elements.depth === 0) {
      const junk = this.#text.slice(start, Math.min(end, start + 200)).trim();
      if (junk) this.faults.add(this.#seenRoot ? 'after-root' : 'before-declaration', start, junk);
      return false;
    }
    this.#textFaults?.check(start, end);
    this.#setText(start, end, false);
    return true;
  }

  #setText(start: number, end: number, isCdata: boolean): void {
    this.start = start;
    this.end = end;
    this.depth = this.#elements.depth;
    this.isCdata = isCdata;
  }

  /** Stands at `<`, a name follows. False where the tag is cut off. */
  #readOpen(at: number): boolean {
    const text = this.#text;
    const raw = this.#names.read(text, at + 1, this.#to);
    const nameEnd = at + 1 + raw.raw.length;
    let end = nameEnd + 1;
    let empty = false;
    let declarations: Attributes['declarations'] = null;
    if (text.charCodeAt(nameEnd) !== GREATER) {
      const tag = this.#readAttributes(nameEnd);
      if (!tag) {
        this.#cutAt(at);
        return false;
      }
      ({ end, empty, declarations } = tag);
    }
    if (this.#elements.depth === 0 && this.#seenRoot) {
      // The rest is junk; its elements must not be taken for more of the document.
      this.faults.add('after-root', at, text.slice(at, end));
      this.#at = this.#to;
      return false;
    }
    this.#seenRoot = true;
    this.name = this.#elements.push(raw, at, declarations, declarations ? text.slice(nameEnd, end) : '');
    this.#at = end;
    if (empty) this.#closeDownTo(this.#elements.depth - 1, end);
    if (this.#elements.depth === DEEP) this.faults.add('too-deep', at, String(DEEP));
    this.start = at;
    this.end = end;
    this.depth = this.#elements.depth;
    return true;
  }

  /** Reads a start tag on from behind its name; null where it is cut off. */
  #readAttributes(from: number): Attributes | null {
    const tag = parseAttributes(this.#text, from, this.#to, this.faults);
    return tag ?? (this.#isPart ? { ...UNFINISHED, end: this.#to } : null);
  }

  /** Stands at `</`. True where some element closes by it. */
  #readClose(at: number): boolean {
    const text = this.#text;
    const { top } = this.#elements;
    let end = at + 2 + (top ? top.raw.length : 0);
    const fits = top !== undefined && text.charCodeAt(end) === GREATER && text.startsWith(top.raw, at + 2);
    if (!fits) {
      // The next tag first: a flood of `</` must not be searched to its end from each of them.
      const less = indexOrInfinity(text, '<', at + 1);
      const greater = text.slice(at, Math.min(less, this.#to)).indexOf('>');
      if (greater === -1) {
        if (less >= this.#to && !this.#isPart) this.#cutAt(at);
        else this.#skipBadTag(at, Math.min(less, this.#to));
        return false;
      }
      end = at + greater;
    }
    this.#at = end + 1;
    this.#closeStart = at;
    this.#closeEnd = end + 1;
    const written = fits ? top.raw : text.slice(at + 2, end).trim();
    const below = written === top?.raw ? this.#elements.depth - 1 : this.#elements.depthAfterClosing(written, at);
    if (below !== null) this.#keepOpen = below;
    return below !== null;
  }

  #skipBadTag(at: number, next: number): void {
    this.faults.add('bad-tag', at, this.#text.slice(at, next));
    this.#at = next;
  }

  /** From the next token on, elements are closed until so many are open, by an end tag that the text does not have. */
  #closeDownTo(depth: number, at: number): void {
    this.#keepOpen = depth;
    this.#closeStart = at;
    this.#closeEnd = at;
  }

  #close(): Token {
    const { start, name } = this.#elements.pop();
    const implied = this.#elements.depth > this.#keepOpen;
    this.depth = this.#elements.depth + 1;
    this.contentEnd = this.#closeStart;
    this.start = this.#closeStart;
    this.end = implied ? this.#closeStart : this.#closeEnd;
    this.elementStart = start;
    this.name = name;
    return CLOSE;
  }

  /** Stands at `<!`. True for a CDATA section inside an element. */
  #readDeclaration(at: number): boolean {
    const text = this.#text;
    if (text.startsWith('<!--', at)) {
      const end = this.#skipTo('-->', at, 4);
      if (end !== -1 && text.slice(at + 4, end - 3).includes('--')) this.faults.add('comment-hyphens', at);
      return false;
    }
    if (text.startsWith('<![CDATA[', at) && this.#elements.depth > 0) {
      const end = this.#skipTo(']]>', at, 9);
      if (end === -1) return false;
      this.#setText(at + 9, end - 3, true);
      return true;
    }
    if (text.startsWith('<!DOCTYPE', at) && !this.#seenRoot) {
      const end = skipDoctype(text, at, this.#to, this.faults);
      if (end === -1) this.#cutAt(at);
      else this.#at = end;
      return false;
    }
    this.faults.add('stray-lt', at);
    return this.#readText(at, at + 1);
  }

  #readInstruction(at: number): void {
    if (at > this.#from && /^<\?xml[\s?]/i.test(this.#text.slice(at, at + 6))) {
      this.faults.add(this.#seenRoot ? 'declaration-inside' : 'before-declaration', at);
    }
    this.#skipTo('?>', at, 2);
  }

  #skipTo(terminator: string, at: number, from: number): number {
    const found = this.#text.indexOf(terminator, at + from);
    const end = found + terminator.length;
    if (found === -1 || end > this.#to) {
      this.#cutAt(at);
      return -1;
    }
    this.#at = end;
    return end;
  }
}
