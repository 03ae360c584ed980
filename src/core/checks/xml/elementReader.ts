import type { Range } from '../../model/operation.ts';
import type { Fault } from '../../read/xml/fault.ts';
import { Names } from '../../read/xml/name.ts';
import { CLOSE, END, OPEN, XmlReader } from '../../read/xml/reader.ts';
import { isSpace } from '../../read/xml/character.ts';
import { AttributeReader } from './attributes.ts';
import { isBlank, type XmlElement } from './element.ts';
import { KnownMarkup } from './knownMarkup.ts';
import { ParsedElement } from './parsedElement.ts';

const AMPERSAND = 0x26;
const BYTE_ORDER_MARK = '\ufeff';

/** Returned if there may be more to read. */
const PAUSED = 'paused';

// Tokens between two pauses: a few milliseconds.
const TOKENS_BETWEEN_PAUSES = 5000;

/**
 * Reads the children of the root element of a document, each as a tree, so that a caller needs memory only for one of them. After
 * a fault it continues with the most likely interpretation, as the reader does.
 */
export class ElementReader {
  /** The root element as far as it is read, without children unless it keeps them. Null if there is none yet. */
  root: XmlElement | null = null;
  /** The first text directly inside the root that is not only white space. */
  rootText: Range | null = null;
  readonly #text: string;
  readonly #reader: XmlReader;
  readonly #attributes: AttributeReader;
  readonly #keepsChildren: boolean;
  #fault: Fault | null = null;
  #faultsSeen = 0;
  /** The open elements by depth. */
  readonly #open: ParsedElement[] = [];
  readonly #known: KnownMarkup;
  /** Number of tokens since the last pause. */
  #tokens = 0;
  /** Number of faults before the current child of the root. */
  #faultsBefore = 0;

  /**
   * @param keepsChildren whether the root keeps its children
   * @param hasValidTexts whether it is known that the texts have no faults
   */
  constructor(text: string, keepsChildren = false, hasValidTexts = false) {
    this.#text = text;
    this.#keepsChildren = keepsChildren;
    const from = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    this.#reader = new XmlReader(text, { from, names: new Names(), hasValidTexts });
    this.#known = new KnownMarkup(text);
    this.#attributes = new AttributeReader(this.#reader.faults);
  }

  /** The first way in which the document is not well-formed, as far as it is read; null if it is well-formed. */
  get fault(): Fault | null {
    const { faults } = this.#reader;
    if (faults.total !== this.#faultsSeen) {
      this.#faultsSeen = faults.total;
      this.#fault = firstFatal(faults.list);
    }
    return this.#fault;
  }

  /**
   * Returns the next child of the root, `paused` after some milliseconds, or null at the end. Unless the root keeps its children, the
   * element may change with the next call: an element with the markup of an earlier one is the same object at another place.
   */
  next(): XmlElement | typeof PAUSED | null {
    const reader = this.#reader;
    const open = this.#open;
    const known = this.#tokens < TOKENS_BETWEEN_PAUSES ? this.#nextKnown() : null;
    if (known) return known;
    while (this.#tokens < TOKENS_BETWEEN_PAUSES) {
      this.#tokens += 1;
      const token = reader.next();
      if (token === OPEN) {
        this.#open[reader.depth] = this.#start();
      } else if (token === CLOSE) {
        const element = open[reader.depth];
        if (!element) continue;
        element.contentEnd = reader.contentEnd;
        element.end = reader.end;
        if (reader.depth !== 2) continue;
        if (!this.#keepsChildren && reader.faults.total === this.#faultsBefore) this.#known.add(element);
        return element;
      } else if (token === END) return null;
      else {
        const element = open[reader.depth];
        if (element && !element.hasText && this.#hasText()) {
          element.hasText = true;
          if (element === this.root) this.rootText = [reader.start, reader.end];
        }
      }
    }
    this.#tokens = 0;
    return PAUSED;
  }

  /** Returns the next child of the root if its markup is that of an earlier one. */
  #nextKnown(): ParsedElement | null {
    const reader = this.#reader;
    this.#faultsBefore = reader.faults.total;
    let at = this.#keepsChildren ? -1 : reader.nextInRoot;
    if (at === -1) return null;
    while (isSpace(this.#text.charCodeAt(at))) at += 1;
    const known = this.#known.at(at);
    if (!known) return null;
    if (reader.textFaults) known.checkTexts(reader.textFaults);
    const element = known.element();
    this.#tokens += known.size;
    reader.skipTo(element.end);
    return element;
  }

  #start(): ParsedElement {
    const reader = this.#reader;
    const element = new ParsedElement(this.#text, reader.name, reader.start, reader.end);
    if (reader.end - reader.nameEnd > 2)
      element.attributes = this.#attributes.parse(
        this.#text.slice(reader.nameEnd, reader.end),
        reader.start,
        // Otherwise it takes time for each open element.
        () => (reader.hasFewScopes ? reader.scope.bindings : null),
      );
    const parent = this.#open[reader.depth - 1];
    if (reader.depth === 1) this.root = element;
    else if (parent && (reader.depth > 2 || this.#keepsChildren)) {
      parent.append(element);
    }
    return element;
  }

  /** Whether the current text has other characters than white space. */
  #hasText(): boolean {
    const { start, end } = this.#reader;
    let at = start;
    while (at < end && isSpace(this.#text.charCodeAt(at))) at += 1;
    if (at === end) return false;
    return this.#text.charCodeAt(at) !== AMPERSAND || !isBlank(this.#reader.value());
  }
}

/** Returns the root element of a short document with all its content; null if the document is not well-formed. */
export function readDocument(text: string): XmlElement | null {
  const reader = new ElementReader(text, true);
  while (reader.next() !== null);
  return reader.fault === null ? reader.root : null;
}

/**
 * Returns the fault at which an XML processor stops (XML 1.0 section 1.2). It may not stop at a long document with many levels, or
 * at an entity that a DOCTYPE declares.
 */
function firstFatal(faults: readonly Fault[]): Fault | null {
  const declaresEntities = faults.some(({ code }) => code === 'doctype-entities');
  let first: Fault | null = null;
  for (const fault of faults) {
    const { code } = fault;
    if (code === 'too-deep' || code === 'doctype-entities' || (code === 'unknown-entity' && declaresEntities)) continue;
    if (first === null || first.code === 'cut' || (code !== 'cut' && isBefore(fault, first))) first = fault;
  }
  return first;
}

/** Whether a processor finds a fault before another one. It finds an invalid tag before it looks up the prefix of its name. */
function isBefore(fault: Fault, other: Fault): boolean {
  return fault.offset < other.offset || (fault.offset === other.offset && other.code === 'prefix-undeclared');
}
