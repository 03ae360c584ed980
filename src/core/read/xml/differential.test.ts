// Compares the reader with fast-xml-parser for well-formed XML. Namespaces of the latter are resolved below.
import * as fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it, vi } from 'vitest';
import { brief, codes } from '../../../../testing/xml.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const prefix = fc.constantFrom('', 'a:', 'b:', 'D:');
const local = fc.constantFrom('x', 'y', 'prop', 'multistatus', 'é', '_1', 'x-y.z');
const namespace = fc.constantFrom('DAV:', 'urn:x', 'http://example.test/?a=1&b=2', 'urn:"quoted"');
const plain = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', 'é', '😀', '<', '&', '>', '"', "'"),
  minLength: 1,
  maxLength: 8,
});

const { element } = fc.letrec<{ element: Element; child: Element | string }>((tie) => ({
  child: fc.oneof({ maxDepth: 5, depthIdentifier: 'xml' }, plain, tie('element')),
  element: fc.record({
    tag: fc.tuple(prefix, local).map((parts) => parts.join('')),
    attributes: fc.dictionary(fc.constantFrom('xmlns', 'xmlns:a', 'xmlns:b', 'xmlns:D', 'other'), namespace, {
      maxKeys: 3,
    }),
    children: fc.array(tie('child'), { maxLength: 4, depthIdentifier: 'xml' }),
  }),
}));

const ROOT: Readonly<Record<string, string>> = {
  xmlns: 'urn:root',
  'xmlns:a': 'urn:a',
  'xmlns:b': 'urn:b',
  'xmlns:D': 'DAV:',
};

function escaped(text: string, quote = ''): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return quote === '"' ? safe.replaceAll('"', '&quot;') : safe;
}

/** Equivalent spellings: empty elements, CDATA, comments, and white space inside tags. */
function written({ tag, attributes, children }: Element, root = false): string {
  const all = root ? { ...ROOT, ...attributes } : attributes;
  const tagged = `${tag}${Object.entries(all)
    .map(([name, value]) => `\n ${name}="${escaped(value, '"')}"`)
    .join('')}`;
  if (children.length === 0) return `<${tagged}/>`;
  const inside = children.map((child, index) => {
    if (typeof child !== 'string') return written(child);
    return index % 2 === 0 ? escaped(child) : `<!-- ${index} --><![CDATA[${child}]]>`;
  });
  return `<${tagged} >${inside.join('')}</${tag}\n>`;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  cdataPropName: '#cdata',
  commentPropName: '#comment',
  maxNestedTags: 100,
});

type Parsed = Readonly<Record<string, unknown>>;

function resolved(nodes: readonly Parsed[], scope: ReadonlyMap<string, string>): string[] {
  return joined(
    nodes.flatMap((node) => {
      const [tag = '', content] = Object.entries(node).find(([name]) => name !== ':@') ?? [];
      if (tag === '#comment') return [];
      if (tag === '#text') return [JSON.stringify(String(content))];
      if (tag === '#cdata')
        return (content as readonly Parsed[]).map((inner) => JSON.stringify(String(inner['#text'])));
      const inner = new Map(scope);
      for (const [name, value] of Object.entries((node[':@'] ?? {}) as Record<string, string>)) {
        if (name === 'xmlns') inner.set('', value);
        else if (name.startsWith('xmlns:')) inner.set(name.slice(6), value);
      }
      const colon = tag.indexOf(':');
      const clark = `{${inner.get(colon === -1 ? '' : tag.slice(0, colon)) ?? ''}}${tag.slice(colon + 1)}`;
      return [`<${clark}`, ...resolved(content as readonly Parsed[], inner), `>${clark}`];
    }),
  );
}

/** Joins adjacent texts, so that CDATA and plain text compare equal. */
function joined(tokens: readonly string[]): string[] {
  const out: string[] = [];
  for (const token of tokens) {
    const before = out.at(-1);
    if (token.startsWith('"') && before?.startsWith('"'))
      out[out.length - 1] = JSON.stringify(JSON.parse(before) + JSON.parse(token));
    else if (token !== '""') out.push(token);
  }
  return out;
}

describe('well-formed XML', () => {
  it('gives the same elements, order, texts and resolved names as fast-xml-parser', () => {
    let tokens = 0;
    fc.assert(
      fc.property(element, (root) => {
        const text = `<?xml version="1.0"?>\n${written(root, true)}`;
        const expected = resolved(
          (parser.parse(text) as readonly Parsed[]).filter((node) => !('?xml' in node)),
          new Map(),
        );
        expect(joined(brief(text))).toEqual(expected);
        expect(codes(text)).toEqual([]);
        tokens += expected.length;
      }),
      { numRuns: 500 },
    );
    expect(tokens).toBeGreaterThan(1000);
  });
});
