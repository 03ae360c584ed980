import { type Attributes, parseAttributes } from './attributes.ts';
import { EXCLAMATION, GREATER, isNameStart, LESS, QUESTION, SLASH } from './character.ts';
import { TextFaults } from './textFaults.ts';
import { Faults } from './fault.ts';
import { OpenElements } from './openElements.ts';
import { type Name, Names, UNRESOLVED } from './name.ts';
import type { ReaderOptions } from './options.ts';
import { isStartOfDeclaration, skipDoctype } from './prolog.ts';
import { cdata, characterData, indexOrInfinity } from './reference.ts';
import { DOCUMENT, type Scope } from './scope.ts';
import { CLOSE, END, OPEN, TEXT, type Token } from './token.ts';

export { CLOSE, END, OPEN, TEXT, type Token } from './token.ts';

/** Documents with more levels are parsed, with a fault. */
const MAX_DEPTH = 1000;

/**
 * A pull parser for XML 1.0 with namespaces that returns one token at a time, with its offsets. It does not recurse, expand
 * entities of a DOCTYPE or load anything. After a fault it continues with the most likely interpretation, and records the fault
 * in `faults`.
 *
 * The fields describe the token that {@link next} returned last.
 */
export class XmlReader {
  readonly faults = new Faults();
  /** Null if the texts have no faults, or known ones. */
  readonly textFaults: TextFaults | null;
  /** Range of the token. Empty for a CLOSE without an end tag: of `<a/>`, or of an element that closes with its parent. */
  start = 0;
  end = 0;
  /** OPEN, CLOSE: depth of the element; the root is 1. TEXT: depth of the element around it. */
  depth = 0;
  /** OPEN, CLOSE: the element's name. */
  name: Name = UNRESOLVED;
  /** OPEN: end of the name in the tag. */
  nameEnd = 0;
  /** CLOSE: offsets of the start tag and of the end of the content. */
  elementStart = 0;
  contentEnd = 0;
  /** TEXT: whether it is the content of a CDATA section. */
  isCdata = false;
  /** Whether the text ended inside the document. */
  cut = false;

  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  readonly #names: Names;
  readonly #isPart: boolean;
  readonly #elements: OpenElements;
  #at: number;
  /** Elements deeper than this are closed before the next token is read. */
  #keepOpen = Number.POSITIVE_INFINITY;
  #closeStart = 0;
  #closeEnd = 0;
  #seenRoot = false;

  constructor(text: string, options: ReaderOptions = {}) {
    const { from = 0, scope = DOCUMENT, names = new Names(), isPart = false, hasValidTexts = isPart } = options;
    this.#text = text;
    this.#to = text.length;
    this.#from = from;
    this.#at = from;
    this.#isPart = isPart;
    this.#names = names;
    this.#elements = new OpenElements(names, scope, this.faults);
    this.textFaults = hasValidTexts ? null : new TextFaults(text, this.faults);
    const before = text.slice(0, Math.min(from, 200)).trim();
    if (before) this.faults.add('before-declaration', 0, before);
  }

  /** Namespaces in scope at the token. Takes time proportional to the number of open elements with declarations. */
  get scope(): Scope {
    return this.#elements.scope;
  }

  /** Whether {@link scope} is fast here. */
  get hasFewScopes(): boolean {
    return this.#elements.hasFewScopes;
  }

  /** Depth of the open element whose content is a value, in which a fault hides no elements. Infinity outside values. */
  set valueDepth(depth: number) {
    this.#elements.valueDepth = depth;
  }

  /** TEXT: the decoded text. */
  value(): string {
    const raw = this.#text.slice(this.start, this.end);
    return this.isCdata ? cdata(raw) : characterData(raw);
  }

  /** Offset of the next token, if that is inside the root and outside its children; otherwise -1. */
  get nextInRoot(): number {
    return this.#elements.depth === 1 && this.#keepOpen >= 1 ? this.#at : -1;
  }

  /** Continues after elements that the caller has read, without faults, and with their texts passed to {@link textFaults}. */
  skipTo(offset: number): void {
    this.#at = offset;
  }

  /** Advances to the next token. */
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
        if ((at + 1 < this.#to || this.#elements.depth > 0) && this.#readText(at, at + 1)) return TEXT;
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
    this.textFaults?.checkCharacters(this.#to);
    return END;
  }

  #cutAt(offset: number): void {
    if (!this.cut) this.faults.add('cut', offset, this.#elements.top?.raw ?? '');
    this.cut = true;
    this.#at = this.#to;
  }

  /** Parses text from `start`; the search for its end starts at `from`. Returns false for text outside the root element. */
  #readText(start: number, from: number): boolean {
    const less = this.#text.indexOf('<', from);
    const end = less === -1 || less > this.#to ? this.#to : less;
    this.#at = end;
    if (this.#elements.depth === 0) {
      const junk = this.#text.slice(start, Math.min(end, start + 200)).trim();
      if (junk) this.faults.add(this.#seenRoot ? 'after-root' : 'before-declaration', start, junk);
      return false;
    }
    this.textFaults?.check(start, end);
    this.#setText(start, end, false);
    return true;
  }

  #setText(start: number, end: number, isCdata: boolean): void {
    this.start = start;
    this.end = end;
    this.depth = this.#elements.depth;
    this.isCdata = isCdata;
  }

  /** Parses the start tag at an offset. Returns false if it is truncated. */
  #readOpen(at: number): boolean {
    const text = this.#text;
    const raw = this.#names.read(text, at + 1, this.#to);
    const nameEnd = at + 1 + raw.raw.length;
    let end = nameEnd + 1;
    let empty = false;
    let declarations: Attributes['declarations'] = null;
    if (text.charCodeAt(nameEnd) !== GREATER) {
      const cut = this.#isPart ? { end: this.#to, empty: false, declarations: null } : null;
      const tag = parseAttributes(text, nameEnd, this.#to, this.faults) ?? cut;
      if (!tag) {
        this.#cutAt(at);
        return false;
      }
      ({ end, empty, declarations } = tag);
    }
    if (this.#elements.depth === 0 && this.#seenRoot) {
      // Ignore everything after the root element.
      this.faults.add('after-root', at, text.slice(at, end));
      this.#at = this.#to;
      return false;
    }
    this.#seenRoot = true;
    this.name = this.#elements.push(raw, at, declarations, declarations ? text.slice(nameEnd, end) : '');
    this.#at = end;
    if (empty) this.#closeDownTo(this.#elements.depth - 1, end);
    if (this.#elements.depth === MAX_DEPTH) this.faults.add('too-deep', at, String(MAX_DEPTH));
    this.start = at;
    this.end = end;
    this.nameEnd = nameEnd;
    this.depth = this.#elements.depth;
    return true;
  }

  /** Parses the end tag at an offset. Returns true if it closes an element. */
  #readClose(at: number): boolean {
    const text = this.#text;
    const { top } = this.#elements;
    let end = at + 2 + (top ? top.raw.length : 0);
    const fits = top !== undefined && text.charCodeAt(end) === GREATER && text.startsWith(top.raw, at + 2);
    if (!fits) {
      // Search only up to the next tag: otherwise a text full of `</` takes quadratic time.
      const next = Math.min(indexOrInfinity(text, '<', at + 1), this.#to);
      const greater = text.slice(at, next).indexOf('>');
      if (greater === -1) {
        if (next === this.#to && !this.#isPart) this.#cutAt(at);
        else {
          this.faults.add('bad-tag', at, text.slice(at, next));
          this.#at = next;
        }
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

  /** Closes elements without an end tag from the next token on, until `depth` elements are open. */
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

  /** Parses the comment, CDATA section or DOCTYPE at an offset. Returns true for a CDATA section inside an element. */
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
    const isCut = !this.#isPart && isStartOfDeclaration(text.slice(at));
    if (isCut) this.#cutAt(at);
    else this.faults.add('stray-lt', at);
    return !isCut && this.#readText(at, at + 1);
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
