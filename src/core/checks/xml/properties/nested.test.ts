import { expect, test } from 'vitest';
import type { XmlElement } from '../element.ts';
import { nestedIn } from './nested.ts';

function element(localName: string, ...children: readonly XmlElement[]): XmlElement {
  const name = { namespace: 'DAV:', localName, clark: `{DAV:}${localName}` };
  const offsets = { start: 0, contentStart: 0, contentEnd: 0, end: 0 };
  return { ...name, ...offsets, nameId: 0, attributes: [], children, text: '', hasText: false, range: [0, 0] };
}

test('finds hrefs, privileges and responses at any depth', () => {
  const nested = nestedIn(element('x', element('a', element('href')), element('privilege', element('href'))));
  expect(nested.hrefs).toHaveLength(2);
  expect(nested.privileges).toHaveLength(1);
  expect(nested.hasResponse).toBe(false);
  expect(nestedIn(element('x', element('a', element('response')))).hasResponse).toBe(true);
});

test('finds an element below a hundred thousand others', () => {
  let deep = element('href');
  for (let level = 0; level < 100_000; level += 1) deep = element('a', deep);
  expect(nestedIn(deep).hrefs).toHaveLength(1);
});
