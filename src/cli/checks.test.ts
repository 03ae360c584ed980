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

  it('has no findings about the status 207 for another status', async () => {
    const batch = '{"responses":[{"id":"1","status":200,"body":{}},{"id":"2","status":500,"body":{}}]}';
    const har = file('a.har', harOf(['POST', 200, batch, 'application/json']));
    const { out } = await run(har, '-f', 'json', '--batches');
    const [checks] = (JSON.parse(out) as JsonReport).responses.map((response) => response.checks);
    expect(checks?.map(({ rule }) => rule)).toContain('json-partial-failure');
    const failed = file('b.har', harOf(['POST', 200, batch.replace('200', '500'), 'application/json']));
    const other = await run(failed, '-f', 'json', '--batches');
    expect((JSON.parse(other.out) as JsonReport).responses[0]?.checks.map(({ rule }) => rule)).not.toContain(
      'json-all-failed',
    );
  });
});

const CLEAN = '{"results":[{"id":1,"status":200},{"id":2,"status":404,"message":"x"}]}';

it('a listing without members after one with members is reported, within a file', async () => {
  const ok = (href: string): string => `<response><href>${href}</href><status>HTTP/1.1 200 OK</status></response>`;
  const listing = (...hrefs: readonly string[]) => ({
    request: { method: 'PROPFIND', url: 'https://dav.example/c/', headers: [{ name: 'Depth', value: '1' }] },
    response: {
      status: 207,
      headers: [],
      content: { mimeType: 'text/xml', text: `<multistatus xmlns="DAV:">${hrefs.map(ok).join('')}</multistatus>` },
    },
  });
  const har = (name: string, ...entries: readonly object[]): string =>
    file(name, JSON.stringify({ log: { version: '1.2', entries } }));
  const full = listing('/c/', '/c/a');
  const { out } = await run(har('a.har', full, listing('/c/')), har('b.har', listing('/c/')), '-f', 'json');
  const { responses } = JSON.parse(out) as JsonReport;
  expect(responses.map(({ checks }) => checks.some(({ rule }) => rule === 'collection-now-empty'))).toEqual([
    false,
    true,
    false,
  ]);
});

describe('--checks', () => {
  const har = (): string =>
    file('c.har', harOf(['POST', 207, BATCH, 'application/json'], ['POST', 207, CLEAN, 'application/json']));

  it('adds the rules to the text report, one line per rule, and counts infos', async () => {
    const { out, code } = await run(har(), '--checks');
    expect(out).toContain(
      `  Checks:
    warning json-status-207-nested: A part has status 207 itself. At $.results[1] (RFC 4918 13)
    warning json-duplicate-identifier: Identifier 1 occurs twice (first at $.results[0]). At $.results[1] (Zalando`,
    );
    expect(out).toContain('    2 infos: json-all-succeeded, json-status-string\n');
    expect(code).toBe(1);
    expect((await run(har())).out).not.toContain('Checks:');
  });

  it.each(['markdown', 'junit', 'github'])('adds them to %s', async (format) => {
    const { out } = await run(har(), '--checks', '-f', format);
    expect(out.replaceAll('\\', '')).toMatch(/warning json-duplicate-identifier: Identifier 1 occurs twice/);
    expect((await run(har(), '-f', format)).out).not.toContain('json-duplicate-identifier');
  });

  it.each(['text', 'junit', 'github'])('is not needed in %s for those that cause the exit code', async (format) => {
    const args = ['--fail-on', 'check-warning', '-f', format];
    expect((await run(har(), ...args)).out).toContain('json-duplicate-identifier');
  });

  it('states how many findings are switched off', async () => {
    const config = file('off.json', '{"checks":{"off":["json-all-succeeded","json-status-207-nested"]}}');
    const { out, err } = await run(har(), '--checks', '--config', config);
    expect(out).toContain('2 findings of rules that are switched off');
    expect(out).not.toContain('json-all-succeeded');
    expect(err).toContain('checks.off: json-all-succeeded, json-status-207-nested');
    const json = JSON.parse((await run(har(), '-f', 'json', '--config', config)).out) as {
      readonly exported: { readonly leftOut: readonly unknown[] };
    };
    expect(json.exported.leftOut).toEqual([{ what: 'findings', count: 2, why: 'the rules are switched off' }]);
  });
});

it('states one switched-off finding in the singular in SARIF', async () => {
  const config = file('one.json', '{"checks":{"off":["json-all-succeeded"]}}');
  const path = file('one.har', harOf(['POST', 207, BATCH, 'application/json']));
  const { out } = await run(path, '-f', 'sarif', '--config', config);
  expect(out).toContain('"1 finding: the rules are switched off"');
});

interface SarifLog {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly helpUri?: string;
          readonly shortDescription: { readonly text: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly locations: readonly unknown[];
    }[];
    readonly invocations: readonly unknown[];
  }[];
}

describe('the SARIF report', () => {
  it('has a result for each finding, with the file and the entry', async () => {
    const path = file('c d.har', harOf(['GET', 200, '{}'], ['POST', 207, BATCH, 'application/json']));
    const { runs } = JSON.parse((await run(path, '-f', 'sarif')).out) as SarifLog;
    const [{ results, tool, invocations }] = runs as [SarifLog['runs'][0]];
    expect(results.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      'warning json-status-207-nested',
      'warning json-duplicate-identifier',
      'note json-all-succeeded',
      'note json-status-string',
    ]);
    expect(results[1]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: expect.stringMatching(/^file:\/\/\/.*\/c%20d\.har$/) },
          region: { startLine: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: 'entry 1/$.results[1]' }],
      },
    ]);
    const rule = tool.driver.rules.find(({ id }) => id === 'duplicate-href');
    expect(rule?.helpUri).toBe('https://www.rfc-editor.org/rfc/rfc4918.html#section-14.24');
    expect(rule?.shortDescription.text).toBe('… occurs more than once (first in …).');
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it('has the line of a finding in the body of one response, and a missing file', async () => {
    const path = file('body.json', BATCH.replace(',{', ',\n{'));
    const { out, code } = await run(path, `${path}.missing`, '-f', 'sarif', '--content-type', 'application/json');
    const [first] = (JSON.parse(out) as SarifLog).runs;
    expect(first?.results.find(({ ruleId }) => ruleId === 'json-duplicate-identifier')?.locations).toMatchObject([
      { physicalLocation: { region: { startLine: 2, startColumn: 1 } } },
    ]);
    expect(first?.invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
    ]);
    expect(code).toBe(2);
  });
});

it.each([
  ['check:warning', [0]],
  ['check:error', []],
  ['check:duplicate-id', [0]],
  ['-check:json-partial', [0]],
  ['check:info', [0, 1]],
])('the filter %s shows the responses %j', async (filter, shown) => {
  const har = file('f.har', harOf(['POST', 207, BATCH, 'application/json'], ['POST', 207, CLEAN, 'application/json']));
  const { out } = await run(har, '-f', 'json', '--filter', filter);
  const { responses } = JSON.parse(out) as { readonly responses: readonly { readonly entry: number }[] };
  expect(responses.map(({ entry }) => entry)).toEqual(shown);
});
