import { describe, expect, it } from 'vitest';
import { entry, har, parseFile, urls } from '../../../testing/harFiles.ts';

describe('HAR entries outside an object', () => {
  const one = JSON.stringify(entry('http://a/1'));
  const two = JSON.stringify(entry('http://a/2'));
  it.each([
    ['one per line', `${one}\n\n${two}\n`],
    ['in a list', `[${one},${two}]`],
  ])('are parsed: %s', (_, text) => {
    for (const size of [Infinity, 50]) {
      const end = parseFile(text, null, size);
      expect(urls(end)).toEqual(['http://a/1', 'http://a/2']);
      expect(end).toMatchObject({ entries: 2, problem: null });
    }
    expect(urls(parseFile(one, 'saved.json'))).toEqual(['http://a/1']);
  });

  it('are reported if a line is truncated', () => {
    const end = parseFile(`${one}\n${two.slice(0, -5)}`, 'saved.json');
    expect(urls(end)).toEqual(['http://a/1']);
    expect(end.problem).toBe('is damaged: 1 of 2 entries cannot be parsed (entry 2: it is not valid JSON)');
  });
});

describe('a JSON file that is not the body of a response', () => {
  const one = JSON.stringify(entry('http://a/1'));
  const report = { schemaVersion: 1, generator: { name: 'multi-status' }, exported: {}, responses: [{ status: 200 }] };
  const sorted = { exported: {}, generator: {}, responses: [{ status: 200 }], schemaVersion: 1 };
  const entries = 'is not a HAR file: it has HAR entries that are not in log.entries';
  it.each([
    ['a report of this tool', JSON.stringify(report, null, 2), 'is a report written by multistatus'],
    ['a report whose members were sorted', JSON.stringify(sorted), 'is a report written by multistatus'],
    ['a truncated report', JSON.stringify(report, null, 2).slice(0, -20), 'is a report written by multistatus'],
    ['entries without a log', `{"entries":[${one}]}`, entries],
    ['a HAR file in an object', `{"har":${har(entry('http://a/1'))}}`, entries],
  ])('has a problem: %s', (_, text, problem) => {
    for (const size of [Infinity, 50])
      expect(parseFile(text, 'saved.json', size)).toEqual({
        exchanges: [],
        entries: null,
        problem: expect.stringContaining(problem),
      });
  });
});
