import { describe, expect, it } from 'vitest';
import { caseOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { multistatus, propstats, reportOn, response } from '../../../test/exchange.ts';
import { readExchange } from '../read/read.ts';
import { makeFilter } from './filter.ts';

const { operations } = reportOn(
  multistatus(
    response('/dav/Projects/a%20b.txt', 423, '<D:error><D:lock-token-submitted/></D:error>'),
    response('/dav/projects/c', 424, '<D:responsedescription>waits for a b</D:responsedescription>'),
    propstats('/dav/d', { 200: ['getetag'], 404: ['owner'] }),
    propstats('/dav/e', { 200: ['getetag'], 500: ['quota'] }),
    response('/dav/f/status:teapot', 302),
    response('/dav/-x', 204),
  ),
);

function shown(text: string, invert = false): number[] {
  const { test } = makeFilter(text, invert);
  return Array.from({ length: operations.size }, (_, operation) => operation).filter(
    (operation) => !test || test(operations, operation),
  );
}

const ALL = [0, 1, 2, 3, 4, 5];

describe('a filter', () => {
  it.each([
    ['', ALL],
    ['  ', ALL],
    ['projects', [0, 1]],
    ['PROJECTS', [0, 1]],
    ['a%20b', [0]],
    ['a b', [0, 1]],
    ['"a b"', [0, 1]],
    ['"waits for"', [1]],
    ['projects waits', [1]],
    ['-projects', [2, 3, 4, 5]],
    ['projects -waits', [0]],
    ['getetag', [2, 3]],
    ['lock-token-submitted', [0]],
    ['quota', [3]],
    ['status:423', [0]],
    ['status:4xx', [0, 1]],
    ['status:4XX', [0, 1]],
    ['STATUS:424', [1]],
    ['status:>=400', [0, 1, 3]],
    ['status:>423', [1, 3]],
    ['status:<300', [2, 3, 5]],
    ['status:<=204', [2, 3, 5]],
    ['status:404', []],
    ['-status:4xx', [2, 3, 4, 5]],
    ['is:failed', [0, 3]],
    ['is:dependent', [1]],
    ['is:missing', [2]],
    ['-is:failed -is:dependent', [2, 4, 5]],
    ['is:failed status:5xx', [3]],
    ['/\\/[cd]$/', [1, 2]],
    ['/PROJECTS/', [0, 1]],
    ['-/projects/', [2, 3, 4, 5]],
    ['/a b/', [0, 1]],
    ['/etag|owner/', [2, 3]],
    ['--x', [0, 1, 2, 3, 4]],
    ['"-x"', [5]],
    ['-', ALL],
    ['-""', ALL],
  ])('%j shows %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('takes an unknown key, or a value that its key cannot read, as text', () => {
    expect(shown('status:teapot')).toEqual([4]);
    expect(shown('nonsense:x')).toEqual([]);
    expect(shown('constructor:x')).toEqual([]);
    expect(shown('is:purple')).toEqual([]);
  });

  it('takes a broken regular expression as text, and tells which', () => {
    const { brokenRegex } = makeFilter('/(/');
    expect(brokenRegex).toBe('/(/');
    expect(shown('/(/')).toEqual([]);
    expect(makeFilter('/a/ b').brokenRegex).toBeNull();
  });

  it('that is empty has no test, so that nothing is read for it', () => {
    expect(makeFilter('').test).toBeNull();
    expect(makeFilter('', true).test).toBeNull();
  });

  it('when inverted turns every term round, as in DevTools', () => {
    expect(shown('projects', true)).toEqual([2, 3, 4, 5]);
    expect(shown('projects waits', true)).toEqual([2, 3, 4, 5]);
    expect(shown('-projects', true)).toEqual([0, 1]);
  });

  it('finds the same in a recorded answer as its operations say', () => {
    const { operations: recorded } = readExchange(exchangeOfCase(caseOf('apache/43-lock-infinity-conflict')));
    const { test } = makeFilter('status:423');
    expect([0, 1, 2, 3].map((operation) => test?.(recorded, operation))).toEqual([false, true, true, true]);
  });
});
