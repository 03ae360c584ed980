import { describe, expect, it } from 'vitest';
import { brief, codes, readAll } from '../../../../testing/xml.ts';
import { Names } from './name.ts';
import type { Scope } from './scope.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from './reader.ts';

describe('namespaces', () => {
  it('resolve a prefix and the default namespace', () => {
    expect(brief('<a xmlns="urn:d" xmlns:p="urn:p"><p:b/><c/></a>')).toEqual([
      '<{urn:d}a',
      '<{urn:p}b',
      '>{urn:p}b',
      '<{urn:d}c',
      '>{urn:d}c',
      '>{urn:d}a',
    ]);
  });

  it('are restored when the element that redefines a prefix ends', () => {
    expect(brief('<p:a xmlns:p="1"><p:b xmlns:p="2"><p:c/></p:b><p:d/></p:a>')).toEqual([
      '<{1}a',
      '<{2}b',
      '<{2}c',
      '>{2}c',
      '>{2}b',
      '<{1}d',
      '>{1}d',
      '>{1}a',
    ]);
  });

  it('are undeclared by xmlns=""', () => {
    expect(brief('<a xmlns="1"><b xmlns=""><c/></b><d/></a>')).toEqual([
      '<{1}a',
      '<{}b',
      '<{}c',
      '>{}c',
      '>{}b',
      '<{1}d',
      '>{1}d',
      '>{1}a',
    ]);
  });

  it('distinguish elements with the same local name', () => {
    expect(brief('<x:a xmlns:x="1" xmlns:y="2"><y:a/><x:a/></x:a>')).toEqual([
      '<{1}a',
      '<{2}a',
      '>{2}a',
      '<{1}a',
      '>{1}a',
      '>{1}a',
    ]);
  });

  it('may bind two prefixes to one name', () => {
    const reader = new XmlReader('<r xmlns:x="1" xmlns:y="1"><x:a/><y:a/></r>');
    const names = [reader.next(), reader.next()].map(() => reader.name);
    expect([reader.next(), reader.next()]).toEqual([CLOSE, OPEN]);
    expect(reader.name).toBe(names[1]);
  });

  it('are in scope on the element that declares them, at any position in its tag', () => {
    expect(brief('<p:a q="1" xmlns:p=\'urn:p\'/>')).toEqual(['<{urn:p}a', '>{urn:p}a']);
    expect(brief('<a xmlns = "u"></a >')).toEqual(['<{u}a', '>{u}a']);
  });

  it('resolve references in their names', () => {
    expect(brief('<a xmlns="urn:a&amp;b&#x21;"/>')[0]).toBe('<{urn:a&b!}a');
  });

  it('include xml: without a declaration', () => {
    expect(brief('<xml:a/>')[0]).toBe('<{http://www.w3.org/XML/1998/namespace}a');
  });

  it('distinguish the same declarations at different depths', () => {
    const part = '<b xmlns:p="1"><p:c/></b>';
    expect(
      brief(`<r xmlns:p="0">${part}<x xmlns:p="2">${part}</x><p:c/></r>`).filter(
        (token) => token.startsWith('<') && token.endsWith('c'),
      ),
    ).toEqual(['<{1}c', '<{1}c', '<{0}c']);
  });
});

describe('text', () => {
  it('keeps its order among elements', () => {
    expect(brief('<a>1<b>2</b>3<c/>4</a>')).toEqual([
      '<{}a',
      '"1"',
      '<{}b',
      '"2"',
      '>{}b',
      '"3"',
      '<{}c',
      '>{}c',
      '"4"',
      '>{}a',
    ]);
  });

  it('decodes predefined and numeric references', () => {
    expect(brief('<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>')[1]).toBe(JSON.stringify('<>&"\'A😀'));
  });

  it('keeps CDATA as written', () => {
    const { seen } = readAll('<a>x<![CDATA[<b>&amp;]] ]>]]>y</a>');
    expect(seen.filter(({ what }) => what === 'text').map(({ says }) => says)).toEqual(['x', '<b>&amp;]] ]>', 'y']);
  });

  it('omits comments and processing instructions', () => {
    expect(brief('<?xml version="1.0"?><!-- <x> --><a>1<!-- </a> --><?php </a> ?>2</a><!-- end -->')).toEqual([
      '<{}a',
      '"1"',
      '"2"',
      '>{}a',
    ]);
  });

  it('has normalized line ends', () => {
    expect(brief('<a>1\r\n2\r3\n<![CDATA[\r\n]]></a>').slice(1, 3)).toEqual(['"1\\n2\\n3\\n"', '"\\n"']);
  });

  it('keeps whitespace, except outside the root', () => {
    expect(brief(' \n<a> </a>\n ')).toEqual(['<{}a', '" "', '>{}a']);
  });
});

describe('offsets', () => {
  const text = '<?xml version="1.0"?>\n<p:a xmlns:p="u">t1<b/><![CDATA[t2]]><c >é😀</c></p:a>';

  it('are those of each token as written', () => {
    expect(readAll(text).seen.map(({ what, written, depth }) => [what, written, depth])).toEqual([
      ['open', '<p:a xmlns:p="u">', 1],
      ['text', 't1', 1],
      ['open', '<b/>', 2],
      ['close', '', 2],
      ['text', 't2', 1],
      ['open', '<c >', 2],
      ['text', 'é😀', 2],
      ['close', '</c>', 2],
      ['close', '</p:a>', 1],
    ]);
  });

  it('never decrease', () => {
    const { seen } = readAll(text);
    for (const [index, { start, end }] of seen.entries()) {
      expect(end).toBeGreaterThanOrEqual(start);
      expect(start).toBeGreaterThanOrEqual(seen[index - 1]?.end ?? 0);
    }
  });

  it('include the start of the element and the end of its content', () => {
    const reader = new XmlReader('<a><b x="1">in</b></a>');
    expect([reader.next(), reader.next(), reader.next(), reader.next()]).toEqual([OPEN, OPEN, TEXT, CLOSE]);
    expect([reader.elementStart, reader.contentEnd, reader.end]).toEqual([3, 14, 18]);
  });

  it('count from the start of the text if the document starts later', () => {
    const { seen } = readAll('Warning: x\n<a>1</a>', { from: 11 });
    expect(seen.map(({ start }) => start)).toEqual([11, 14, 15]);
  });
});

describe('a part of a document', () => {
  it('is parsed with the namespaces in scope around it', () => {
    const names = new Names();
    const around = new XmlReader('<r xmlns:D="DAV:" xmlns:p="urn:outer">', { names });
    around.next();
    const { seen } = readAll('<D:a><p:b/><p:b xmlns:p="urn:inner"/><p:b/></D:a>', { scope: around.scope, names });
    const opened = seen.filter(({ what }) => what === 'open').map(({ says }) => says);
    expect(opened).toEqual(['{DAV:}a', '{urn:outer}b', '{urn:inner}b', '{urn:outer}b']);
  });

  it('is parsed with a captured scope after later changes', () => {
    const names = new Names();
    const reader = new XmlReader('<r xmlns:p="1"><s xmlns:p="2" xmlns:q="3"><t xmlns:p=""/></s><u xmlns:q="4"/></r>', {
      names,
    });
    const scopes: Scope[] = [];
    for (let token = reader.next(); token !== END; token = reader.next())
      if (token === OPEN && !reader.name.clark.endsWith('t')) scopes.push(reader.scope);
    const opened = scopes.map((scope) => readAll('<x><p:x/><q:x/></x>', { scope, names }).seen.map(({ says }) => says));
    expect(opened.map(([, p, , q]) => [p, q])).toEqual([
      ['{1}x', '{}q:x'],
      ['{2}x', '{3}x'],
      ['{1}x', '{4}x'],
    ]);
  });

  it('takes one lookup per name, with any number of prefixes in scope', () => {
    let lookups = 0;
    // Has only `get`, so that a copy of the scope fails.
    const bindings = { get: (prefix: string): string | undefined => ((lookups += 1), `urn:${prefix}`) };
    const { seen } = readAll('<p1:a><p2:b/><p2:b/><p1:a/></p1:a>', { scope: { number: 7, bindings } });
    expect(seen.filter(({ what }) => what === 'open').map(({ says }) => says)).toEqual([
      '{urn:p1}a',
      '{urn:p2}b',
      '{urn:p2}b',
      '{urn:p1}a',
    ]);
    expect(lookups).toBe(2);
  });
});

describe('well-formed text', () => {
  it.each([
    '<a/>',
    '\ufeff<a/>'.slice(1),
    '<?xml version="1.0" encoding="utf-8" standalone=\'yes\'?>\n<!DOCTYPE a [<!ELEMENT a ANY> <!-- ]> -->]>\n<a b="&lt;" c=\'"\' xml:lang="de">]] > &#9;</a>\n<!-- - -->\n<?pi?>',
    '<à.b-c_1 xmlns="x"><_/><é:ü xmlns:é="y"/></à.b-c_1>',
    '<a>&#x10FFFF;&#xD;</a>',
  ])('has no faults: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });
});
