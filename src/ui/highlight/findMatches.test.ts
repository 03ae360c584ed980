import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { makeFilter } from '../../core/filter/filter.ts';
import { wordTest } from '../../core/filter/word.ts';
import { compileRegex } from '../../core/filter/regex.ts';
import { parseExchange } from '../../core/read/parseExchange.ts';
import { createFindMatches, type Field, hasRegex } from './findMatches.ts';
import { createRegex } from './regexMatches.ts';

/** The text with brackets around each match. */
function marked(filter: string, field: Field, text: string, invert = false): string {
  const find = createFindMatches(filter, invert, hasRegex(filter) ? createRegex : null);
  let result = '';
  let at = 0;
  for (const [start, end] of find?.(field, text) ?? []) {
    result += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return result + text.slice(at);
}

describe('what a filter matches in a text', () => {
  it.each<[filter: string, field: Field, expected: string]>([
    ['lock', 'message', 'The [lock] is [Lock]ed'],
    ['"is lo"', 'message', 'The lock [is Lo]cked'],
    ['-lock', 'message', 'The lock is Locked'],
    ['lock the', 'message', '[The] [lock] is [Lock]ed'],
    ['locked lock', 'message', 'The [lock] is [Locked]'],
    ['/l.c/', 'message', 'The [loc]k is [Loc]ked'],
    ['/^the/', 'message', '[The] lock is Locked'],
    ['/x*/', 'message', 'The lock is Locked'],
    ['-/l.c/', 'message', 'The lock is Locked'],
    ['/l(/', 'message', 'The lock is Locked'],
    ['message:lock', 'message', 'The [lock] is [Lock]ed'],
    ['path:lock', 'message', 'The lock is Locked'],
    ['unknown:lock', 'message', 'The lock is Locked'],
    ['path:', 'label', '/docs/lock'],
    ['path:DOCS', 'label', '/[docs]/lock'],
    ['path:"c s"', 'label', '/do[c s]/lock'],
    ['423', 'status', '423 Locked'],
    ['423', 'code', 'E[423]'],
    ['status:423', 'status', '[423] Locked'],
    ['status:4xx', 'status', '[403] Forbidden, 200 OK, [404] Not Found'],
    ['status:>=404', 'status', '403 Forbidden, 200 OK, [404] Not Found'],
    ['status:200,403', 'status', '[403] Forbidden, [200] OK, 404 Not Found'],
    ['status:4xx', 'message', '404 files'],
    ['prop:etag', 'property', 'DAV:get[etag]'],
    ['prop:dav', 'property', 'DAV:getetag'],
    ['prop:DAV:get', 'property', '[DAV:get]etag'],
    ['prop:e', 'names', '{urn:x}siz[e], own[e]r and 3 mor[e]'],
    ['DAV:owner', 'property', '[DAV:owner]'],
    ['oc:fileid', 'property', '[{http://owncloud.org/ns}fileid]'],
    ['error:token', 'condition', 'DAV:lock-[token]-submitted'],
    ['error:lock', 'message', 'lock'],
    ['error:E4', 'code', '[E4]23'],
    ['error:lock', 'conditions', '[lock]-token: lock at /; no-[lock]'],
    ['message:lock', 'conditions', 'lock-token: [lock] at /; no-lock'],
    ['lock', 'conditions', '[lock]-token: [lock] at /; no-[lock]'],
    ['url:BULK', 'url', '/items/[bulk]?x'],
    ['bulk', 'url', '/items/[bulk]?x'],
    ['method:delete,PUT', 'method', '[DELETE]'],
    ['method:DEL', 'method', 'DELETE'],
  ])('%s in a %s: %s', (filter, field, expected) => {
    expect(marked(filter, field, expected.replaceAll(/[[\]]/g, ''))).toBe(expected);
  });

  it('is what inverted terms match, if the filter is inverted', () => {
    expect(marked('lock -files', 'message', 'locked files', true)).toBe('locked [files]');
  });

  it('has whole characters', () => {
    expect(marked('i', 'label', 'İx i')).toBe('[İ]x [i]');
    expect(marked('e', 'label', 'cafe\u0301')).toBe('caf[e\u0301]');
    expect(marked('\u{1F468}', 'label', '\u{1F468}\u200D\u{1F469}!')).toBe('[\u{1F468}\u200D\u{1F469}]!');
  });

  it('is found exactly where the filter matches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'İ', 'ß', ' ', '.', 'é') });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'B', 'i', 'ß', '.'), minLength: 1 }), (inText, word) => {
        const isMarked = marked(`"${word}"`, 'label', inText) !== inText;
        expect(isMarked).toBe(wordTest(word)(inText));
      }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('a+b', '[ab]\\.', 'b$', '^A', 'ß|é'), (inText, pattern) => {
        const isMarked = marked(`/${pattern}/`, 'label', inText) !== inText;
        expect(isMarked).toBe(compileRegex(pattern).test?.(inText));
      }),
    );
  });

  it('is in a text of each recorded operation that a word matches', () => {
    for (const word of ['lock', 'not', 'e', '4', 'dav:']) {
      for (const one of casesOf('json').filter((_, index) => index % 4 === 0)) {
        const exchange = exchangeOfCase(one);
        const report = parseExchange(exchange);
        const { operations } = report;
        const { operations: test } = makeFilter(`path:"${word}"`).within({ exchange, report });
        if (typeof test === 'boolean') continue;
        for (let operation = 0; operation < operations.size; operation += 1) {
          const label = operations.label(operation) ?? '';
          if (marked(`path:"${word}"`, 'label', label) !== label) expect(test(operations, operation)).toBe(true);
        }
      }
    }
  });

  it('takes a limited time for a long text', () => {
    const long = 'a'.repeat(10_000);
    expect(marked('/a(.*b)?/', 'message', long).length).toBeLessThan(long.length + 20);
    expect(marked('a', 'message', long)).toBe(`[${long}]`);
  });
});
