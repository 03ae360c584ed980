import { readAttributes } from './attributes.ts';
import { isNameCharacter, isNameStart } from './character.ts';
import { Faults } from './fault.ts';
import { type Bindings, type Name, Names, NO_BINDINGS, type RawName, UNRESOLVED } from './name.ts';
import { skipDoctype } from './prolog.ts';
import { cdata, characterData, checkReferences, FORBIDDEN } from './reference.ts';
import { Scopes } from './scope.ts';

/** What {@link XmlReader.next} stands on. A plain number: this is asked a million times a second. */
export type Token = typeof END | typeof OPEN | typeof CLOSE | typeof TEXT;
export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;

const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** Deeper than this it is an attack. It is still read, without recursion, but said. */
const DEEP = 1000;

export interface ReaderOptions {
  /** Where the document begins; what stands before is a fault. */
  readonly from?: number;
  /** The namespaces in force around the text, where it is a part of a document. */
  readonly bindings?: Bindings;
  readonly names?: Names;
}

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
  readonly #scopes: Scopes;
  readonly #stack: RawName[] = [];
  readonly #starts: number[] = [];
  /** Scope to go back to when the element at this index closes; -1 where it declares nothing. */
  readonly #scopeMarks: number[] = [];
  #at: number;
  /** Elements above this many are to be closed before anything else is read. */
  #keepOpen = Number.POSITIVE_INFINITY;
  #closeStart = 0;
  #closeEnd = 0;
  #seenRoot = false;
  #nextAmpersand = -1;
  #nextCdataEnd = -1;

  constructor(text: string, options: ReaderOptions = {}) {
    this.#text = text;
    this.#to = text.length;
    this.#at = options.from ?? 0;
    this.#from = this.#at;
    this.#names = options.names ?? new Names();
    this.#scopes = new Scopes(options.bindings ?? NO_BINDINGS, () => this.#names.nextScope());
    const before = text.slice(0, Math.min(this.#from, 200)).trim();
    if (before) this.faults.add('before-declaration', 0, before);
    const forbidden = text.search(FORBIDDEN);
    if (forbidden !== -1) this.faults.add('control-character', forbidden, codePoint(text.charCodeAt(forbidden)));
  }

  /** The namespaces in force at the token. */
  get bindings(): Bindings {
    return new Map(this.#scopes.bindings);
  }

  /** TEXT: its characters as an application gets them. */
  value(): string {
    const raw = this.#text.slice(this.start, this.end);
    return this.isCdata ? cdata(raw) : characterData(raw);
  }

  next(): Token {
    if (this.#stack.length > this.#keepOpen) return this.#close();
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
    if (this.#stack.length > 0 && !this.cut) this.#cutAt(this.#to);
    if (!this.#seenRoot && !this.cut) this.faults.add('no-root', this.#to);
    return END;
  }

  #cutAt(offset: number): void {
    if (!this.cut) this.faults.add('cut', offset, this.#stack.at(-1)?.raw ?? '');
    this.cut = true;
    this.#at = this.#to;
  }

  /** Text from `start`, where the search for its end begins at `from`. False where it stands outside the root. */
  #readText(start: number, from: number): boolean {
    const less = this.#text.indexOf('<', from);
    const end = less === -1 || less > this.#to ? this.#to : less;
    this.#at = end;
    if (this.#stack.length === 0) {
      const junk = this.#text.slice(start, Math.min(end, start + 200)).trim();
      if (junk) this.faults.add(this.#seenRoot ? 'after-root' : 'before-declaration', start, junk);
      return false;
    }
    this.#checkText(start, end);
    this.#setText(start, end, false);
    return true;
  }

  // Where the next `&` and `]]>` stand is kept, so that looking for them costs the body's length once and not once for each text.
  #checkText(start: number, end: number): void {
    if (this.#nextAmpersand < start) this.#nextAmpersand = find(this.#text, '&', start);
    if (this.#nextAmpersand < end) checkReferences(this.#text, start, end, this.faults);
    if (this.#nextCdataEnd < start) this.#nextCdataEnd = find(this.#text, ']]>', start);
    if (this.#nextCdataEnd < end) this.faults.add('cdata-end-in-text', this.#nextCdataEnd);
  }

  #setText(start: number, end: number, isCdata: boolean): void {
    this.start = start;
    this.end = end;
    this.depth = this.#stack.length;
    this.isCdata = isCdata;
  }

  /** Stands at `<`, a name follows. False where the tag is cut off. */
  #readOpen(at: number): boolean {
    const text = this.#text;
    const to = this.#to;
    let hash = 0;
    let p = at + 1;
    for (; p < to; p += 1) {
      const code = text.charCodeAt(p);
      if (!isNameCharacter(code)) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const nameEnd = p;
    const code = text.charCodeAt(p);
    let scopeMark = -1;
    let empty = false;
    if (code === GREATER && p < to) p += 1;
    else if (code === SLASH && text.charCodeAt(p + 1) === GREATER && p + 1 < to) {
      empty = true;
      p += 2;
    } else {
      const tag = readAttributes(text, p, to, this.faults);
      if (!tag) {
        this.#cutAt(at);
        return false;
      }
      p = tag.end;
      empty = tag.empty;
      if (tag.declarations) scopeMark = this.#scopes.enter(text.slice(nameEnd, p), tag.declarations);
    }
    const raw = this.#names.raw(text, at + 1, nameEnd, hash);
    if (this.#stack.length === 0 && this.#seenRoot) {
      // The rest is junk; its elements must not be taken for more of the document.
      this.faults.add('after-root', at, text.slice(at, p));
      this.#at = this.#to;
      return false;
    }
    this.#seenRoot = true;
    if (raw.scope !== this.#scopes.current) this.#resolve(raw, at);
    this.#stack.push(raw);
    this.#starts.push(at);
    this.#scopeMarks.push(scopeMark);
    raw.open += 1;
    this.#at = p;
    if (empty) {
      this.#keepOpen = this.#stack.length - 1;
      this.#closeStart = p;
      this.#closeEnd = p;
    }
    if (this.#stack.length === DEEP) this.faults.add('too-deep', at, String(DEEP));
    this.start = at;
    this.end = p;
    this.depth = this.#stack.length;
    this.name = raw.name;
    return true;
  }

  #resolve(raw: RawName, at: number): void {
    raw.scope = this.#scopes.current;
    raw.name = this.#names.resolve(raw, this.#scopes.bindings);
    if (raw.name.undeclared) this.faults.add('prefix-undeclared', at, raw.prefix);
    if (raw.local === '' || raw.local.includes(':') || raw.raw.startsWith(':')) this.faults.add('name-colons', at, raw.raw);
    else if (!isNameStart(raw.local.charCodeAt(0))) this.faults.add('bad-name', at, raw.raw);
  }

  /** Stands at `</`. True where some element closes by it. */
  #readClose(at: number): boolean {
    const text = this.#text;
    const top = this.#stack.at(-1);
    let end = at + 2 + (top ? top.raw.length : 0);
    if (!top || end >= this.#to || text.charCodeAt(end) !== GREATER || !text.startsWith(top.raw, at + 2)) {
      const greater = text.indexOf('>', at);
      if (greater === -1 || greater >= this.#to) {
        this.#cutAt(at);
        return false;
      }
      const less = text.indexOf('<', at + 1);
      if (less !== -1 && less < greater) {
        this.faults.add('bad-tag', at, text.slice(at, less));
        this.#at = less;
        return false;
      }
      end = greater;
    }
    this.#at = end + 1;
    this.#closeStart = at;
    this.#closeEnd = end + 1;
    const written = top && text.startsWith(top.raw, at + 2) && end === at + 2 + top.raw.length ? top.raw : text.slice(at + 2, end).trim();
    if (written === top?.raw) {
      this.#keepOpen = this.#stack.length - 1;
      return true;
    }
    return this.#mismatch(at, written);
  }

  /** An end tag that does not fit: it closes the nearest open element of its name, or nothing. */
  #mismatch(at: number, written: string): boolean {
    const known = this.#names.find(written);
    if (!known || known.open === 0) {
      this.faults.add('close-without-open', at, written);
      return false;
    }
    this.faults.add('close-mismatch', at, written);
    this.#keepOpen = this.#stack.lastIndexOf(known);
    return true;
  }

  #close(): Token {
    const raw = this.#stack.pop();
    if (!raw) throw new RangeError('no element is open');
    raw.open -= 1;
    const implied = this.#stack.length > this.#keepOpen;
    this.depth = this.#stack.length + 1;
    this.contentEnd = this.#closeStart;
    this.start = this.#closeStart;
    this.end = implied ? this.#closeStart : this.#closeEnd;
    this.elementStart = this.#starts.pop() ?? 0;
    if (raw.scope !== this.#scopes.current) this.#resolve(raw, this.elementStart);
    this.name = raw.name;
    const mark = this.#scopeMarks.pop() ?? -1;
    if (mark !== -1) this.#scopes.leave(mark);
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
    if (text.startsWith('<![CDATA[', at) && this.#stack.length > 0) {
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

function find(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
