import { XMLParser } from 'fast-xml-parser';
import { characterData } from '../read/xml/reference.ts';

// A value is shown on one line. The drawer shows all of it as sent.
const MAX_LENGTH = 20_000;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
  maxNestedTags: 64,
});

/** A node with one member: a tag with its child nodes, or `#text` with a text. */
type XmlNode = Readonly<Record<string, unknown>>;

function nodesOf(value: unknown): readonly XmlNode[] {
  return Array.isArray(value) ? value.filter((node): node is XmlNode => typeof node === 'object' && node !== null) : [];
}

/**
 * Summarizes the XML of a property for display: `<D:collection/>` as "collection", a lock as "lockscope: exclusive, ...".
 * Prefixes are dropped. Markup that cannot be parsed is returned as sent, on one line.
 */
export function readableMarkup(markup: string): string {
  if (markup.length > MAX_LENGTH) return collapseWhitespace(markup.slice(0, MAX_LENGTH));
  try {
    const text = describeAll(nodesOf(parser.parse(markup)));
    return text === '' ? collapseWhitespace(markup) : text;
  } catch {
    return collapseWhitespace(markup);
  }
}

function collapseWhitespace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function describeAll(nodes: readonly XmlNode[]): string {
  return nodes
    .map(describe)
    .filter((text) => text !== '')
    .join(', ');
}

function describe(node: XmlNode): string {
  const [[tag, content] = ['', null]] = Object.entries<unknown>(node);
  if (tag === '#text') return collapseWhitespace(characterData(String(content)));
  if (tag === '' || tag.startsWith('?')) return '';
  const local = tag.slice(tag.indexOf(':') + 1);
  const children = nodesOf(content);
  if (children.length === 0) return local;
  const inside = describeAll(children);
  // The text of an href is readable without its element name.
  if (local === 'href') return inside;
  return children.some((child) => !('#text' in child)) && children.length > 1
    ? `${local}: (${inside})`
    : `${local}: ${inside}`;
}
