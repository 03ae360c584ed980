import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CommandResult, commandLine } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { FORMATS } from './table.ts';

const cli = commandLine();
const schema: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../docs/config.schema.json'), 'utf8'),
) as object;
const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 404), response('/dav/c', 204));
const RULES = {
  version: 1,
  rules: [{ id: 'x', name: 'X', container: '/rows', status: '/r', states: { failure: ['N'] } }],
};

/** Writes a file below the folder of the tests. */
function write(name: string, content: unknown): void {
  mkdirSync(dirname(cli.path(name)), { recursive: true });
  writeFileSync(cli.path(name), typeof content === 'string' ? content : JSON.stringify(content));
}

/** Runs the command line in a folder. */
async function runIn(folder: string, ...args: readonly string[]): Promise<CommandResult> {
  const before = process.cwd();
  mkdirSync(cli.path(folder), { recursive: true });
  process.chdir(cli.path(folder));
  try {
    return await cli.run(...args);
  } finally {
    process.chdir(before);
  }
}

const CONFIG = 'project/multistatus.config.json';

beforeEach(() => {
  rmSync(cli.path('project'), { recursive: true, force: true });
  rmSync(cli.path('multistatus.config.json'), { force: true });
  write('project/.git/HEAD', '');
  write('project/deep/er/body.xml', FAILED);
});

/** Runs the command line two folders below the configuration file. */
function run(...args: readonly string[]): Promise<CommandResult> {
  return runIn('project/deep/er', 'body.xml', ...args);
}

describe('a configuration file', () => {
  it('is found in the current directory and its parents, up to the root of the repository', async () => {
    expect(await run()).toMatchObject({ code: 1, err: '' });
    write('multistatus.config.json', { failOn: 'never' });
    expect(await run()).toMatchObject({ code: 1, err: '' });
    write(CONFIG, { failOn: 'never' });
    expect(await run()).toMatchObject({
      code: 0,
      err: 'multistatus: ../../multistatus.config.json sets failOn: never (--no-config ignores it)\n',
    });
    write('project/deep/multistatus.config.json', { failOn: ['failure', 'unknown'] });
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('sets failOn: failure, unknown (') });
  });

  it('is only found in the current directory outside of a repository', async () => {
    write('loose/folder/body.xml', FAILED);
    write('loose/multistatus.config.json', { failOn: 'never' });
    expect((await runIn('loose/folder', 'body.xml')).code).toBe(1);
    expect((await runIn('loose', 'folder/body.xml')).code).toBe(0);
  });

  it('is used or ignored on request', async () => {
    write(CONFIG, { failOn: 'never' });
    write('project/other.json', { format: 'csv' });
    expect(await run('--no-config')).toMatchObject({ code: 1, err: '' });
    expect(await run('--config', '../../other.json')).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringMatching(/^[\w]+,/),
    });
    expect(await run('--config', 'none.json')).toEqual({
      code: 2,
      out: '',
      err: 'multistatus: none.json cannot be read: no such file or directory\n',
    });
    expect(await run('--config', '../../other.json', '--no-config')).toMatchObject({ code: 2, out: '' });
    expect(await run('--config=')).toMatchObject({ code: 2, out: '' });
  });

  it('that is a folder or a link to nothing is an error, and not ignored', async () => {
    mkdirSync(cli.path(CONFIG));
    expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('cannot be read') });
    rmSync(cli.path(CONFIG), { recursive: true });
    symlinkSync(cli.path('project/nowhere'), cli.path(CONFIG));
    expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('cannot be read') });
  });

  it('is not needed for help, the version and completion', async () => {
    write(CONFIG, '{');
    for (const args of [['--help'], ['--version'], ['completion', 'bash']])
      expect(await runIn('project', ...args)).toMatchObject({ code: 0, err: '' });
  });
});

describe('the settings of a configuration file', () => {
  it('are overridden by the command line', async () => {
    write(CONFIG, { format: 'csv', filter: 'status:404', failOn: 'never', output: 'out.csv', batches: true });
    expect(await run('-f', 'json', '--filter', '', '--fail-on', 'failure', '-o', '-')).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringMatching(/^\{[^]*\/dav\/a[^]*\/dav\/b/),
    });
    expect(await run()).toMatchObject({
      code: 0,
      out: '',
      err: 'multistatus: ../../multistatus.config.json sets failOn: never, filter: status:404, output: ../../out.csv (--no-config ignores it)\n',
    });
    const csv = readFileSync(cli.path('project/out.csv'), 'utf8');
    expect([csv.includes('/dav/a'), csv.includes('/dav/b')]).toEqual([false, true]);
  });

  it('turn on what --no-batches turns off', async () => {
    const body = '{"responses":[{"id":"1","status":200,"body":{}},{"id":"2","status":500,"body":{}}]}';
    const har = cli.har('batch.har', ['POST', 200, body, 'application/json']);
    write(CONFIG, { batches: true });
    expect((await runIn('project', har)).code).toBe(1);
    expect((await runIn('project', har, '--no-batches')).code).toBe(0);
    expect((await runIn('project', har, '--no-config')).code).toBe(0);
  });

  it('have paths that are relative to the file', async () => {
    write('project/deep/er/rows.json', { rows: [{ r: 'N', id: 'a' }] });
    write('project/ci/rules.json', RULES);
    write(CONFIG, { rules: 'ci/rules.json' });
    expect(await runIn('project/deep/er', 'rows.json')).toMatchObject({
      code: 1,
      err: expect.stringContaining('sets rules: ../../ci/rules.json ('),
    });
    write(CONFIG, { rules: 'none.json' });
    expect(await run()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('multistatus: ../../none.json cannot be read'),
    });
  });

  it('cannot overwrite an input or the file itself, nor write outside of its folder', async () => {
    for (const [output, problem] of [
      ['deep/er/body.xml', 'would overwrite an input file'],
      ['multistatus.config.json', 'would overwrite an input file'],
      ['../out.txt', '"output" must be inside the folder of the configuration file'],
      ['deep/../../out.txt', '"output" must be inside the folder'],
      [cli.path('out.txt'), '"output" must be inside the folder'],
      ['link/out.txt', '"output" must be inside the folder'],
    ] as const) {
      rmSync(cli.path('project/link'), { force: true });
      symlinkSync(cli.path('.'), cli.path('project/link'));
      write(CONFIG, { output });
      expect(await run(), output).toMatchObject({ code: 2, out: '', err: expect.stringContaining(problem) });
    }
  });
});

describe('the problems of a configuration file', () => {
  const file = '../../multistatus.config.json';
  it.each([
    ['', '1, column 1: the file is not valid JSON.'],
    ['{', '1, column 2: the file is not valid JSON.'],
    ['{"filter": "a",}', '1, column 16: the file is not valid JSON.'],
    ['// comment\n{}', '1, column 1: the file is not valid JSON.'],
    ['[]', '1, column 1: the configuration file must contain an object, such as {"filter": "is:failed"}.'],
    ['null', '1, column 1: the configuration file must contain an object, such as {"filter": "is:failed"}.'],
    ['{"failOn": ["failure"], "failOn": "never"}', /^1, column \d+: an object has two members with the same name/],
    ['{\n  "formt": "csv"\n}', '2, column 12: "formt" is not a known member. Did you mean "format"?'],
    ['{"fail-on": "never"}', '1, column 13: "fail-on" is not a known member. Did you mean "failOn"?'],
    [
      '{"x": 1}',
      '1, column 7: "x" is not a known member. Known members are $schema, format, output, filter, verbose, failOn, batches, checks, rules.',
    ],
    ['{"__proto__": {}}', /^1, column 15: "__proto__" is not a known member\. Known/],
    ['{"redact": false}', /^1, column 12: "redact" .* Only --no-redact on the command line keeps secrets\.$/],
    ['{"noRedact": true}', /^1, column 14: "noRedact" .* Only --no-redact/],
    ['{"contentType": "x"}', /^1, column 17: "contentType" .* only an option of the command line\.$/],
    ['{"status": 200}', /^1, column 12: "status" .* only an option of the command line\.$/],
    ['{"$schema": 1}', '1, column 13: "$schema" must be a string.'],
    ['{"format": "yaml"}', /^1, column 12: "format" must be one of text, json, /],
    ['{"format": ["csv"]}', /^1, column 12: "format" must be one of text, json, /],
    ['{"batches": "yes"}', '1, column 13: "batches" must be true or false.'],
    ['{"verbose": 1}', '1, column 13: "verbose" must be true or false.'],
    ['{"filter": ["a"]}', '1, column 12: "filter" must be a string.'],
    [
      '{"filter": "is:nope"}',
      '1, column 12: "filter": "is:nope": the value must be failed, dependent, missing or unanswered.',
    ],
    ['{"failOn": []}', /^1, column 12: "failOn" must be "never", or a list with at least one of failure, partial/],
    ['{"failOn": "failure"}', /^1, column 12: "failOn" must be "never", or a list/],
    ['{"failOn": ["failure", "never"]}', /^1, column 24: "failOn" must be "never", or a list/],
    ['{"checks": true}', /^1, column 12: "checks" must be an object with a list of ids/],
    ['{"checks": {"on": []}}', /^1, column 19: "checks" must be an object with a list of ids/],
    [
      '{"checks": {"off": ["duplicate-hreff"]}}',
      '1, column 21: "duplicate-hreff" is not the id of a rule. Did you mean "duplicate-href"?',
    ],
    ['{"checks": {"off": [1]}}', '1, column 21: "" is not the id of a rule. docs/rules lists the rules.'],
    ['{"failOn": null}', /^1, column 12: "failOn" must be "never", or a list/],
    ['{"rules": ["a.json"]}', '1, column 11: "rules" must be the path of a file.'],
    ['{"rules": "-"}', '1, column 11: "rules" must be the path of a file.'],
    ['{"output": ""}', '1, column 12: "output" must be the path of a file.'],
  ] as const)('in %s are errors with line and column', async (text, problem) => {
    write(CONFIG, text);
    const { code, out, err } = await run('--fail-on', 'never');
    expect([code, out]).toEqual([2, '']);
    const [line = '', ...others] = err.trimEnd().split('\n');
    expect(others).toEqual([]);
    const start = `multistatus: ${file}: line `;
    expect(line.startsWith(start)).toBe(true);
    if (typeof problem === 'string') expect(line.slice(start.length)).toBe(problem);
    else expect(line.slice(start.length)).toMatch(problem);
  });

  it('are all reported', async () => {
    write(CONFIG, '{"x": 1,\n"batches": 2, "failOn": ["a", "b"], "filter": "is:x is:y"}');
    expect((await run()).err.match(/line \d+, column \d+/g)).toEqual([
      'line 1, column 7',
      'line 2, column 12',
      'line 2, column 26',
      'line 2, column 31',
      'line 2, column 47',
      'line 2, column 47',
    ]);
  });
});

it.each([
  {},
  { $schema: './x.json' },
  { $schema: 1 },
  ...FORMATS.map((format) => ({ format })),
  { format: 'yaml' },
  { format: null },
  { verbose: false, batches: true },
  { verbose: 'no' },
  { batches: 0 },
  { failOn: 'never' },
  { failOn: 'failure' },
  { failOn: ['failure', 'partial', 'unreadable', 'unknown'] },
  { failOn: [] },
  { failOn: ['never'] },
  { failOn: {} },
  { rules: 'deep/rules.json' },
  { rules: '' },
  { rules: '-' },
  { rules: {} },
  { output: 'deep/out.txt' },
  { output: '-' },
  { filter: '' },
  { filter: 'a' },
  { filter: 3 },
  { redact: false },
  { more: 1 },
  [],
  'text',
])('docs/config.schema.json and the command line agree on %j', async (config) => {
  write('project/deep/rules.json', RULES);
  write(CONFIG, JSON.stringify(config));
  const { code, err } = await run('--fail-on', 'failure');
  expect([code, err]).toEqual(isValid(config) ? [1, err] : [2, expect.stringContaining('line 1, column')]);
});

it('docs/config.schema.json accepts the example of --help config', async () => {
  const example = /^ {2}\{\n[^]*?^ {2}\}\n/m.exec((await cli.run('--help', 'config')).out)?.[0] ?? '';
  expect(isValid(JSON.parse(example)), JSON.stringify(isValid.errors)).toBe(true);
});
