import { expect, it } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { createEngine } from '../../engine/engine.ts';
import { EMPTY_QUERY } from '../../engine/api/engineApi.ts';
import { partsOf } from './valueTexts.ts';

it.each(['apache', 'nginx', 'radicale', 'xandikos', 'sabre-1.8'])('the values that %s sends are readable', (server) => {
  const expected = new Map([
    ['{DAV:}getlastmodified', 'date'],
    ['{DAV:}creationdate', 'date'],
    ['{DAV:}getcontentlength', 'bytes'],
    ['{DAV:}resourcetype', 'term'],
    ['{DAV:}lockdiscovery', 'lock'],
    ['{DAV:}supportedlock', 'lock'],
    ['{DAV:}current-user-privilege-set', 'term'],
    ['{DAV:}owner', 'href'],
  ]);
  let checked = 0;
  for (const one of casesOf('webdav', server)) {
    const engine = createEngine();
    const id = engine.addExchange(exchangeOfCase(one));
    engine.expandAll(id, true);
    for (const { property } of engine.rows(id, EMPTY_QUERY, 0, 200).rows) {
      const kind = property && expected.get(property.name);
      // A value of whitespace is as sent.
      if (!property || kind === undefined || /^<[^>]*>\s*<\/[^>]*>$/.test(property.xml)) continue;
      const kinds = new Set(partsOf(property)?.map((part) => part.kind));
      expect([...kinds], property.xml).toEqual([kind]);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(0);
});
