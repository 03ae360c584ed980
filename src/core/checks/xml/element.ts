import type { Range } from '../../model/operation.ts';
import { isSpace } from '../../read/xml/character.ts';

/** An element of an XML document, with its content. */
export interface XmlElement {
  /** The namespace name; an empty string if there is none. */
  readonly namespace: string;
  readonly localName: string;
  /** `{namespace}local` */
  readonly clark: string;
  /** Number of its name: elements of one document have the same number if they have the same name. */
  readonly nameId: number;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The character data directly inside it, with references expanded and white space kept. */
  readonly text: string;
  /** Whether {@link text} has other characters than white space. Faster than the text. */
  readonly hasText: boolean;
  readonly range: Range;
  /** Offsets of the start tag, of the content and its end, and of the end of the element. */
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  /** Its content as written. */
  readonly source?: string;
  /** Whether its content is written like this. Faster than to compare {@link source}. */
  readonly isWritten?: (content: string) => boolean;
  /**
   * Whether the source text and the namespaces are the same each time that the reader returns this object. Undefined if the reader
   * does not return it again.
   */
  readonly isConstant?: boolean | undefined;
}

export interface XmlAttribute {
  /** The namespace name; an empty string if there is none. */
  readonly namespace: string;
  readonly localName: string;
  readonly value: string;
}

/** Removes XML white space (XML 1.0 section 2.3) at both ends. Other spaces, such as U+00A0, are characters of the value. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Whether a text has only XML white space. */
export function isBlank(text: string): boolean {
  let at = 0;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at === text.length;
}

/** Returns the children of an element with this name. */
export function childrenOf(element: XmlElement, clark: string): XmlElement[] {
  return element.children.filter((child) => child.clark === clark);
}

/** Returns the first child of an element with this name, or null. */
export function childOf(element: XmlElement, clark: string): XmlElement | null {
  return element.children.find((child) => child.clark === clark) ?? null;
}
