import { XMLParser } from 'fast-xml-parser';
import { characterData } from '../read/xml/reference.ts';

// A value is shown on one line; nobody reads more of it there, and the drawer has the rest as it was sent.
const LONGEST = 20_000;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
  maxNestedTags: 64,
});

/** One member: a tag with the nodes inside it, or `#text` with a text. */
type Parsed = Readonly<Record<string, unknown>>;

function nodesOf(value: unknown): readonly Parsed[] {
  return Array.isArray(value) ? value.filter((node): node is Parsed => typeof node === 'object' && node !== null) : [];
}

/**
 * A property's markup as a short text: `<D:collection/>` is "collection", a lock is "lockscope: exclusive, ...". For
 * reading only: names lose their prefixes. What the parser refuses is shown as it was sent.
 */
export function readableMarkup(markup: string): string {
  if (markup.length > LONGEST) return folded(markup.slice(0, LONGEST));
  try {
    const text = describeAll(nodesOf(parser.parse(markup)));
    return text === '' ? folded(markup) : text;
  } catch {
    return folded(markup);
  }
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function describeAll(nodes: readonly Parsed[]): string {
  return nodes
    .map(describe)
    .filter((text) => text !== '')
    .join(', ');
}

function describe(node: Parsed): string {
  const [[tag, content] = ['', null]] = Object.entries<unknown>(node);
  if (tag === '#text') return folded(characterData(String(content)));
  if (tag === '' || tag.startsWith('?')) return '';
  const local = tag.slice(tag.indexOf(':') + 1);
  const children = nodesOf(content);
  if (children.length === 0) return local;
  const inside = describeAll(children);
  // An href says what it is by itself.
  if (local === 'href') return inside;
  return children.some((child) => !('#text' in child)) && children.length > 1
    ? `${local}: (${inside})`
    : `${local}: ${inside}`;
}
