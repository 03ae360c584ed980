import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { parseExchange } from '../read/parseExchange.ts';
import { makeFilter } from './filter.ts';
import { isBeingTyped, isUnfinished } from './unfinished.ts';

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
    ['check:', 'the value must be error, warning, info, or part of the id of a rule'],
    ['status:teapot', 'the value must be 404, 4xx, >=400'],
    ['status:', 'the value must be 404, 4xx'],
    ['status:42', 'the value must be 404, 4xx'],
    ['status:404,', 'the value must be 404, 4xx'],
    ['status:>4xx', 'the value must be 404, 4xx'],
    ['-is:purple', 'the value must be failed, dependent, missing or unanswered.'],
    ['is:failed,purple', 'the value must be failed'],
    ['outcome:bad', 'the value must be failure, partial'],
    ['verdict:toString', 'the value must be all-succeeded, mixed'],
    ['failed:many', 'the value must be a number'],
    ['larger-than:big', 'the value must be a size'],
    ['larger-than:-1', 'the value must be a size'],
    ['method:P(T', 'the value must be a method'],
    ['domain:https://x', 'the value must be a host name'],
    ['path:', 'the value must be part of a path'],
    ['path:""', 'the value must be part of a path'],
    ['/(/', 'not a valid regular expression: missing closing )'],
    ['-/a(?=b)/', 'lookahead and lookbehind are not supported.'],
    ['/(a)\\1/', 'backreferences are not supported.'],
  ])('%j is reported with the allowed values, and is ignored', (term, reason) => {
    const { problems, isEmpty } = makeFilter(term);
    expect(inEnglish(problems)).toEqual([{ term, start: 0, reason: expect.stringContaining(reason) }]);
    expect(isEmpty).toBe(true);
    expect(shown(term)).toEqual([0, 1, 2]);
    expect(shown(`${term} projects`)).toEqual([0, 1]);
    expect(shown(term, true)).toEqual([0, 1, 2]);
  });

  it.each([
    ['sttaus:404', 'status:'],
    ['-statsu:404', 'status:'],
    ['status-code:404', 'status:'],
    ['stat:404', 'status:'],
    ['property:getetag', 'prop:'],
    ['host:dav.example.test', 'domain:'],
    ['largerthan:1M', 'larger-than:'],
    ['is:faild', 'is:failed'],
    ['outcome:success,failed', 'outcome:success,failure'],
    ['verdict:readable', 'verdict:unreadable'],
  ])('%j is reported with what was probably meant', (term, hint) => {
    const [problem] = inEnglish(makeFilter(term).problems);
    expect(problem?.reason).toContain(`Did you mean ${hint}?`);
  });

  it.each(['xyz:1', 'constructor:x', 'e:1', `${'status'.repeat(50)}:1`, 'is:failed,purple'])(
    '%j is reported without a guess',
    (term) => {
      expect(inEnglish(makeFilter(term).problems)[0]?.reason).not.toContain('Did you mean');
    },
  );

  it('is reported separately from other invalid terms', () => {
    const { problems } = makeFilter('is:failed nonsense:x /(/ projects');
    expect(problems.map(({ term }) => term)).toEqual(['nonsense:x', '/(/']);
  });

  it('is each term after the hundredth, because filtering by thousands of terms takes minutes', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `/b${index}/`).join(' ');
    const { problems, isEmpty } = makeFilter(`projects ${text}`);
    expect(inEnglish(problems)).toEqual([{ term: '/b99/', start: 593, reason: 'a filter has at most 100 terms.' }]);
    expect(isEmpty).toBe(false);
    expect(makeFilter(Array.from({ length: 100 }, () => 'a').join(' ')).problems).toEqual([]);
  });
});

describe('a term that is being typed', () => {
  const isQuiet = (text: string, caret = text.length): boolean =>
    makeFilter(text).problems.every((problem) => isUnfinished(problem) && isBeingTyped(problem, caret));

  it.each([
    'status:',
    '-status:',
    'status:4',
    'status:4x',
    'status:>=40',
    'status:404,',
    'status:404,42',
    'is:fai',
    'outcome:failure,part',
    'verdict:all-',
    'failed:>',
    'larger-than:1.',
    'method:DELETE,',
    'check:error,',
    'path:',
    'path:"',
    'nonsense:',
    'is:failed status:',
  ])('is not reported before it is complete: %j', (text) => {
    expect(makeFilter(text).problems).toHaveLength(1);
    expect(isQuiet(text)).toBe(true);
    expect(isQuiet(`${text.replace(/"$/, '""')} `)).toBe(false);
    expect(makeFilter(text).problems.some((problem) => isBeingTyped(problem, null))).toBe(false);
  });

  it.each([
    'nonsense:x',
    'status:teapot',
    'status:4044',
    'is:purple',
    'failed:many',
    '/(/',
    'method:P(T',
    'domain:a/b',
  ])('is reported at once if no more characters can make it valid: %j', (text) => {
    expect(isQuiet(text)).toBe(false);
  });

  it('does not hide the problem of another term', () => {
    expect(isQuiet('status: is:failed')).toBe(false);
    expect(isQuiet('status: is:failed', 7)).toBe(true);
  });
});

describe('a quotation mark that is not closed', () => {
  it.each([
    ['path:"a b status:404', 0],
    ['is:failed "not found', 10],
    ['-message:"', 0],
  ])('is reported: %j', (text, start) => {
    expect(makeFilter(text).unclosed).toEqual({ term: text.slice(start), start });
  });

  it.each(['path:"a b" x', '"not found"', 'a"b', 'path:a"b', '""', 'path:""'])('is not in %j', (text) => {
    expect(makeFilter(text).unclosed).toBeNull();
  });
});
