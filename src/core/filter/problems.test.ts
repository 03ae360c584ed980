import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { parseExchange } from '../read/parseExchange.ts';
import { makeFilter } from './filter.ts';

const exchange = exchangeOf(
  multistatus(response('/dav/projects/a', 423), response('/dav/projects/b', 424), response('/dav/c', 204)),
);
const report = parseExchange(exchange);

function shown(text: string, invert = false): number[] {
  const { operations } = makeFilter(text, invert).within({ exchange, report });
  return [0, 1, 2].filter((operation) =>
    typeof operations === 'boolean' ? operations : operations(report.operations, operation),
  );
}

describe('an invalid term', () => {
  it.each([
    ['nonsense:x', 'unknown key. Keys are status, outcome, is, prop'],
    ['constructor:x', 'unknown key'],
    ['localhost:8080', 'Use quotation marks to search for the text.'],
    ['check:dav-1', 'this version has no checks.'],
    ['status:teapot', 'status takes 404, 4xx, >=400'],
    ['status:', 'status takes'],
    ['status:42', 'status takes'],
    ['status:404,', 'status takes'],
    ['status:>4xx', 'status takes'],
    ['-is:purple', 'is takes failed, dependent, missing or unanswered.'],
    ['is:failed,purple', 'is takes'],
    ['outcome:bad', 'outcome takes failure, partial'],
    ['verdict:toString', 'verdict takes all-succeeded, mixed'],
    ['failed:many', 'failed takes'],
    ['larger-than:big', 'larger-than takes'],
    ['larger-than:-1', 'larger-than takes'],
    ['method:P(T', 'method takes'],
    ['domain:https://x', 'domain takes'],
    ['path:', 'path takes'],
    ['path:""', 'path takes'],
    ['/(/', 'not a valid regular expression: missing closing )'],
    ['-/a(?=b)/', 'lookahead and lookbehind are not supported.'],
    ['/(a)\\1/', 'backreferences are not supported.'],
  ])('%j is reported with the allowed values, and is ignored', (term, reason) => {
    const { problems, isEmpty } = makeFilter(term);
    expect(inEnglish(problems)).toEqual([{ term, reason: expect.stringContaining(reason) }]);
    expect(isEmpty).toBe(true);
    expect(shown(term)).toEqual([0, 1, 2]);
    expect(shown(`${term} projects`)).toEqual([0, 1]);
    expect(shown(term, true)).toEqual([0, 1, 2]);
  });

  it('is reported separately from other invalid terms', () => {
    const { problems } = makeFilter('is:failed nonsense:x /(/ projects');
    expect(problems.map(({ term }) => term)).toEqual(['nonsense:x', '/(/']);
  });

  it('is each term after the hundredth, because filtering by thousands of terms takes minutes', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `/b${index}/`).join(' ');
    const { problems, isEmpty } = makeFilter(`projects ${text}`);
    expect(inEnglish(problems)).toEqual([{ term: '/b99/', reason: 'a filter has at most 100 terms.' }]);
    expect(isEmpty).toBe(false);
    expect(makeFilter(Array.from({ length: 100 }, () => 'a').join(' ')).problems).toEqual([]);
  });
});
