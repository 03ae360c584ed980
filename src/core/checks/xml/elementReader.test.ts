import { expect, test } from 'vitest';
import type { XmlElement } from './element.ts';
import { ElementReader } from './elementReader.ts';

const HEAD = '<D:multistatus xmlns:D="DAV:">\n';

/** Returns the elements of a tree with their offsets and texts. */
function described(root: XmlElement): unknown {
  const { clark, attributes, text, hasText, range, children } = root;
  return { clark, attributes, text, hasText, range, children: children.map(described) };
}

/** Reads a document with these children of the root. */
function read(children: readonly string[]): { readonly elements: unknown[]; readonly fault: unknown } {
  const reader = new ElementReader(`${HEAD}${children.join('\n')}</D:multistatus>`);
  const elements: unknown[] = [];
  for (let element = reader.next(); element !== null; element = reader.next())
    if (element !== 'paused') elements.push(described(element));
  return { elements, fault: reader.fault };
}

function response(href: string, etag: string, more = ''): string {
  return `<D:response xmlns:a="urn:a">
  <D:href>${href}</D:href>
  <D:prop><D:getetag>${etag}</D:getetag><a:x y="1"><a:z/><a:z>  </a:z></a:x>${more}<D:resourcetype/></D:prop> 200
</D:response>`;
}

/** The first one is repeated with other texts, with other elements, and with something that looks like it. */
const RESPONSES: readonly string[] = [
  response('/a', '"1"'),
  response('/b/c', '&quot;2&quot;'),
  response('/ä&amp;', ` ${'long '.repeat(50)}`),
  response('', '"3"'),
  response('/d', ' '),
  response('/d', '&#32;'),
  response('/d', '<!-- 1 -->"4"'),
  response('/d', '<![CDATA[5]]>'),
  response('<D:href/>', '"6"'),
  response('/e', '"7"', '<a:b/>'),
  response('/f', '"8"', '<a:b/>'),
  response('/g\r\n/h', '"9"\r'),
  response('/i', '"10"').replace('urn:a', 'urn:b'),
  response('/j', '"11"').replace('y="1"', 'y="2"'),
];

test('reads an element with the markup of an earlier one as it would read the element alone', () => {
  const alone = RESPONSES.map((_, index) => {
    const blanks = RESPONSES.slice(0, index).map((text) => ' '.repeat(text.length));
    return read([...blanks, RESPONSES[index] ?? '']).elements[0];
  });
  expect(read(RESPONSES)).toEqual({ elements: alone, fault: null });
});

test.each(['a & b', 'a &nope; b', 'a ]]> b', 'a \u0001 b', 'a < b', 'a </D:b>'])(
  'finds the fault of %j in an element with the markup of an earlier one',
  (text) => {
    const before = response('/a', '"1"');
    const alone = read([' '.repeat(before.length), response('/b', text)]).fault;
    expect(alone).not.toBeNull();
    expect(read([before, response('/b', text)]).fault).toEqual(alone);
  },
);

test('returns the same object for an element with the same markup, and states which parts do not change', () => {
  const reader = new ElementReader(
    `${HEAD}${response('/a', '1')}${response('/b', '2')}${RESPONSES[9]}</D:multistatus>`,
  );
  const next = (): XmlElement => {
    const element = reader.next();
    if (element === null || element === 'paused') throw new Error('not read');
    return element;
  };
  const first = next();
  expect(first.children[0]?.text).toBe('/a');
  expect(next()).toBe(first);
  expect(first.children[0]?.text).toBe('/b');
  const [etag, other] = first.children[1]?.children ?? [];
  expect([first.isConstant, etag?.isConstant, other?.isConstant]).toEqual([false, false, true]);
  const another = next();
  expect(another).not.toBe(first);
});

test('pauses in a document of many small elements', () => {
  const reader = new ElementReader(`${HEAD}${response('/a', '1').repeat(2000)}</D:multistatus>`);
  let pauses = 0;
  for (let element = reader.next(); element !== null; element = reader.next()) if (element === 'paused') pauses += 1;
  expect(pauses).toBeGreaterThan(2);
});
