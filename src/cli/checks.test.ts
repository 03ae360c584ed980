import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../testing/command.ts';

const { file, run } = commandLine();

const BATCH = '{"results":[{"id":1,"status":200},{"id":1,"status":"207"}]}';

interface JsonReport {
  readonly responses: readonly { readonly checks: readonly { readonly rule: string; readonly range: unknown }[] }[];
}

describe('the JSON report', () => {
  it('has all findings of a response, by severity', async () => {
    const { out } = await run(file('a.har', harOf(['POST', 207, BATCH, 'application/json'])), '-f', 'json');
    const { responses } = JSON.parse(out) as JsonReport;
    expect(responses[0]?.checks.map(({ rule }) => rule)).toEqual([
      'json-status-207-nested',
      'json-duplicate-identifier',
      'json-all-succeeded',
      'json-status-string',
    ]);
    expect(responses[0]?.checks[1]).toEqual({
      rule: 'json-duplicate-identifier',
      severity: 'warning',
      message: expect.stringContaining('$.results[0]'),
      spec: 'Zalando RESTful API guidelines #152, RFC 4918 14.24',
      pointer: '$.results[1]',
      range: [BATCH.lastIndexOf('{'), BATCH.length - 2],
    });
  });

  it('has no findings for another status, to which the rules do not apply', async () => {
    const batch = '{"responses":[{"id":"1","status":200,"body":{}},{"id":"2","status":500,"body":{}}]}';
    const har = file('a.har', harOf(['POST', 200, batch, 'application/json']));
    const { out } = await run(har, '-f', 'json', '--batches');
    expect((JSON.parse(out) as JsonReport).responses.map(({ checks }) => checks)).toEqual([[]]);
  });
});
