import { Names } from '../../../read/xml/name.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../../../read/xml/reader.ts';
import { characterData } from '../../../read/xml/reference.ts';

/** An element of a value. */
export interface XmlElement {
  /** `{namespace}local` */
  readonly name: string;
  readonly local: string;
  /** The attributes as written. */
  readonly attributes: string;
  readonly children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
}

/** Prefixes with their namespaces; '' is the default namespace. */
export type Namespaces = readonly (readonly [prefix: string, namespace: string])[];

const MAX_DEPTH = 32;

/**
 * Parses an element.
 *
 * @param around the namespaces that are declared outside of it
 * @returns null if it is not well-formed, has undeclared prefixes or is nested more than 32 levels deep
 */
export function parseElement(xml: string, around: Namespaces): XmlElement | null {
  const names = new Names();
  const reader = new XmlReader(xml, { names, scope: { number: 1, bindings: new Map(around) } });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    const parent = open.at(-1);
    if (token === TEXT) {
      if (parent) parent.text += reader.value();
    } else if (token === CLOSE) open.pop();
    else if (token === OPEN) {
      const { clark, local, undeclared } = reader.name;
      if (undeclared || open.length >= MAX_DEPTH) return null;
      const element = { name: clark, local, attributes: attributesOf(xml, reader), children: [], text: '' };
      if (parent) parent.children.push(element);
      else root ??= element;
      open.push(element);
    }
  }
  return reader.faults.total === 0 ? root : null;
}

function attributesOf(xml: string, { start, end }: XmlReader): string {
  const tag = xml.slice(start, end);
  const from = tag.search(/\s/);
  return from < 0 ? '' : tag.slice(from);
}

/** Returns the value of an attribute without a prefix; null if the element does not have it. */
export function attribute({ attributes }: XmlElement, name: string): string | null {
  for (const [, key, double, single] of attributes.matchAll(/\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy))
    if (key === name) return characterData(double ?? single ?? '');
  return null;
}

/** Returns the first child element with a name; undefined if there is none. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** Returns the text of a child without the whitespace around it; null if there is no such child or text. */
export function childText(element: XmlElement | undefined, name: string): string | null {
  return child(element, name)?.text.trim() || null;
}

/** Returns the text of an element and of all elements inside it, separated by spaces. */
export function fullText(element: XmlElement): string {
  return [element.text.trim(), ...element.children.map(fullText)].filter((text) => text !== '').join(' ');
}

/** Whether an element has child elements and no text of its own. */
export function hasOnlyChildren({ children, text }: XmlElement): boolean {
  return children.length > 0 && text.trim() === '';
}

/** Whether an element has neither child elements nor text. */
export function isEmpty({ children, text }: XmlElement): boolean {
  return children.length === 0 && text.trim() === '';
}
