import { isList, isObject, type Json, type JsonList, member, type Path, textOf } from '../syntax/value.ts';

/**
 * An XML element that was converted to JSON, with its path. There are two forms: an object whose keys are the names of the
 * child elements (`{"d:href": "/a"}`), and an object with its name and a list of its children
 * (`{"name": "d:href", "elements": [{"text": "/a"}]}`).
 */
export interface XmlChild {
  readonly value: Json;
  readonly path: Path;
}

const TEXT_KEYS: readonly string[] = [
  '#text',
  '_text',
  '__text',
  '$t',
  '_',
  '$',
  '$text',
  '$value',
  'text',
  'value',
  '_cdata',
];
const CHILD_LISTS: readonly string[] = ['elements', 'children', '$$', 'childNodes'];
const NAME_KEYS: readonly string[] = ['name', '#name', 'tagName', 'tag', 'nodeName'];

/** A name without prefix or namespace, in lower case and without `-` and `_`. */
function localName(name: string): string {
  return withoutPrefix(name).replaceAll(/[-_]/g, '').toLowerCase();
}

function withoutPrefix(name: string): string {
  return name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('}'), name.lastIndexOf('$')) + 1);
}

/** Whether a key is the name of a child element, and not an attribute, text, comment or XML declaration. */
function isElementKey(key: string): boolean {
  return /^(?:\{|[A-Za-z])/.test(key) && !/^xmlns(?:$|:)/i.test(key);
}

/** The child elements whose name without its prefix matches, in the order of the body. */
export function childrenNamed(parent: XmlChild, name: RegExp | string): readonly XmlChild[] {
  const isNamed = (own: string): boolean =>
    typeof name === 'string' ? localName(own) === name : name.test(localName(own));
  const listed = nodeList(parent);
  if (listed) return listed.flatMap((child) => (isNamed(nodeName(child.value) ?? '') ? [child] : []));
  const holder = onlyItem(parent);
  if (!isObject(holder.value)) return [];
  return Object.entries(holder.value).flatMap(([key, value]): readonly XmlChild[] => {
    if (!isElementKey(key) || !isNamed(key)) return [];
    const path = [...holder.path, key];
    return isList(value) ? value.map((item, index) => ({ value: item, path: [...path, index] })) : [{ value, path }];
  });
}

/** The names of the child elements, without prefixes. */
export function elementNames(parent: XmlChild): readonly string[] {
  const listed = nodeList(parent);
  const names = listed
    ? listed.flatMap((child) => nodeName(child.value) ?? [])
    : isObject(onlyItem(parent).value)
      ? Object.keys(onlyItem(parent).value ?? {}).filter(isElementKey)
      : [];
  return names.map(withoutPrefix);
}

/** The text of the first child element with a name; null if there is none. */
export function childText(parent: XmlChild, name: string): string | null {
  const [child] = childrenNamed(parent, name);
  return child === undefined ? null : textContent(child);
}

/** The texts of all child elements with a name. */
export function childTexts(parent: XmlChild, name: string): readonly string[] {
  return childrenNamed(parent, name).map((child) => textContent(child) ?? '');
}

/** The root element, if it has this name; null otherwise. */
export function rootElement(value: Json, name: string): XmlChild | null {
  const body: XmlChild = { value, path: [] };
  const own = nodeName(value);
  return own !== null && localName(own) === name ? body : (childrenNamed(body, name)[0] ?? null);
}

function textContent(element: XmlChild): string | null {
  const { value } = onlyItem(element);
  const text = textOf(value);
  if (text !== null) return text.trim();
  const listed = nodeList(element);
  if (listed) return listed.map((child) => textContent(child) ?? '').join('') || null;
  if (!isObject(value)) return null;
  for (const key of TEXT_KEYS) {
    const inner = textOf(member(value, key));
    if (inner !== null) return inner.trim();
  }
  return null;
}

/** The element in a list of one, since some converters write every element as a list. */
function onlyItem(element: XmlChild): XmlChild {
  const { value, path } = element;
  return isList(value) && value.length === 1 ? { value: value[0] ?? null, path: [...path, 0] } : element;
}

/** The children of an element that lists them in one member, such as `elements`; null for other elements. */
function nodeList(element: XmlChild): readonly XmlChild[] | null {
  const { value, path } = onlyItem(element);
  if (!isObject(value)) return null;
  for (const key of CHILD_LISTS) {
    const list = member(value, key);
    if (isList(list) && areNodes(list))
      return list.map((child, index) => ({ value: child, path: [...path, key, index] }));
  }
  return null;
}

function areNodes(list: JsonList): boolean {
  return list.every((child) => typeof child === 'string' || nodeName(child) !== null || textOfNode(child) !== null);
}

function textOfNode(node: Json): string | null {
  return isObject(node) ? textOf(TEXT_KEYS.map((key) => member(node, key)).find((text) => text !== undefined)) : null;
}

function nodeName(node: Json): string | null {
  if (!isObject(node)) return null;
  for (const key of NAME_KEYS) {
    const name = member(node, key);
    if (typeof name === 'string') return name;
  }
  return null;
}
