import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { parseExchange } from '../../parseExchange.ts';
import { exchangeOf, report } from '../../../../../testing/jsonSample.ts';

describe('a key that occurs twice in one object', () => {
  it.each([
    ['a list of results', '{"results":[{"id":1,"status":500}],"results":[{"id":2,"status":200}]}', 'results'],
    ['an escaped name', '{"results":[{"id":1,"status":500}],"r\\u0065sults":[{"id":2,"status":200}]}', 'results'],
    ['a named dialect', '{"errors":true,"errors":false,"items":[{"index":{"_id":"1","status":201}}]}', 'errors'],
    ['the code of an item', '{"results":[{"id":1,"status":503,"status":200},{"id":2,"status":200}]}', 'status'],
    ['the key of a map', '{"results":{"a":{"status":500},"a":{"status":200},"b":{"status":200}}}', 'a'],
    ['a list that is not well-formed', '{"results":[{"status":500}],"results":[{"status":200}],}', 'results'],
    ['before a space', '{"results":[{"id":1,"status" :500,"status"\n: 200},{"id":2,"status":200}]}', 'status'],
    [
      'before a text with colons',
      '{"results":[{"id":":","status":500,"status":200},{"id":":2","status":200}]}',
      'status',
    ],
    ['a prototype', '{"results":[{"status":200,"__proto__":{"error":"x"},"__proto__":{}}]}', '__proto__'],
  ])('never results in a success: %s', (_, body, key) => {
    const { verdict, problems } = report(body);
    expect(verdict.outcome).toBe('unknown');
    const message = `The key "${key}" occurs more than once in an object. Only its last value is used.`;
    expect(problems.find((problem) => inEnglish(problem.message) === message)).toMatchObject({ losesContent: true });
  });

  it('is reported at its second occurrence', () => {
    const { problems } = report('{"results":[{"status":500}],\n "results":[{"status":200}]}');
    expect(problems).toMatchObject([{ line: 2, column: 2, offset: 30 }]);
  });

  it('results in no operations if the last value is empty', () => {
    expect(report('{"results":[{"status":500}],"results":[]}').verdict.outcome).toBe('unreadable');
  });

  it('never results in a success in NDJSON', () => {
    const text = '{"id":1,"status":200}\n{"id":2,"status":500,"status":200}\n';
    const sent = exchangeOf({ contentType: 'application/x-ndjson' });
    const { verdict, problems } = parseExchange({ ...sent, body: { text, problems: [] } });
    expect(verdict.outcome).toBe('unknown');
    expect(problems).toMatchObject([{ line: 2, losesContent: true }]);
  });

  it.each([
    ['the same value twice', '{"results":[{"id":1,"id":1,"status":200}]}'],
    ['once in each object', '{"results":[{"id":1,"status":200},{"id":1,"status":200}]}'],
    ['in a string', '{"results":[{"id":"{\\"a\\":1,\\"a\\":2}","status":200}]}'],
    ['in a text that starts with a colon', '{"results":[{"id":":a","status":200,"tag": " : b"}]}'],
    ['as a value', '{"results":[{"id":"id","status" : 200,"\\\\":"\\\\\\""}]}'],
  ])('is not a problem: %s', (_, body) => {
    const { verdict, problems } = report(body);
    expect(problems).toEqual([]);
    expect(verdict.outcome).toBe('all-succeeded');
  });
});
