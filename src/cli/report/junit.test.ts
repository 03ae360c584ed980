import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commandLine, entryOf, harOf } from '../../../testing/command.ts';
import { multistatus, propstats, response } from '../../../testing/exchange.ts';
import { type JUnitReport, parseJUnit } from '../../../testing/junit.ts';
import { createSuites } from '../../core/export/junit/suites.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const CORPUS = join(import.meta.dirname, '../../../test/corpus');
const { file, har, path, run } = commandLine();

const FAILING = multistatus(response('/a', 423), response('/b', 424), response('/c', 200));
const PASSING = multistatus(response('/c', 200));
const UNKNOWN = multistatus(response('/d', '2O0'));

async function junit(...args: readonly string[]): Promise<JUnitReport & { readonly code: number }> {
  const { out, code } = await run(...args, '--format', 'junit');
  return { ...parseJUnit(out), code };
}

describe('--format junit', () => {
  it('has a test suite for each file, and a test case for each response', async () => {
    const first = har('first.har', ['DELETE', 207, FAILING], ['GET', 200, 'x'], ['DELETE', 207, PASSING]);
    const second = har('second.har', ['DELETE', 207, UNKNOWN], ['DELETE', 207, '<html>']);
    const { cases, stated, code } = await junit(first, second);
    expect(cases.map(({ suite, name, status }) => [suite, name, status])).toEqual([
      [first, 'DELETE http://a.test/dav/', 'failure'],
      [first, 'DELETE http://a.test/dav/ (2)', 'passed'],
      [second, 'DELETE http://a.test/dav/', 'error'],
      [second, 'DELETE http://a.test/dav/ (2)', 'error'],
    ]);
    expect(stated).toEqual({ tests: 4, failures: 1, errors: 2 });
    expect(code).toBe(1);
  });

  it('states the verdict and what failed, with the URL and the place', async () => {
    const path1 = har(
      'one.har',
      ['DELETE', 207, FAILING],
      ['PROPPATCH', 207, multistatus(propstats('/p', { 403: ['acl', 'owner'], 424: ['x'] }))],
    );
    const [first, second] = (await junit(path1)).cases;
    expect(first).toMatchObject({
      message: expect.stringMatching(/^DELETE: the collection still exists/),
      lines: ['423 Locked: /a', '└ 424 Failed Dependency: /b'],
      output: `DELETE http://a.test/dav/\n207 · WebDAV\n${path1}, entry 0`,
    });
    expect(second?.lines).toEqual(['403 Forbidden: /p (403 acl, owner; 424 x)']);
  });

  it('has one line for equal failures, and a limited number of lines', async () => {
    const equal = Array.from({ length: 2000 }, (_, index) => response(`/e${index}`, 507));
    const different = Array.from({ length: 70 }, (_, index) =>
      response(`/d${index}`, 403, `<D:responsedescription>reason ${'x'.repeat(index)}</D:responsedescription>`),
    );
    const [one] = (await junit(har('many.har', ['DELETE', 207, multistatus(...equal, ...different)]))).cases;
    expect(one?.lines[0]).toMatch(/^2,000 × 507 Insufficient Storage: \/e0, .*\/e9 and 1,990 more$/);
    expect(one?.lines).toHaveLength(51);
    expect(one?.lines.at(-1)).toBe('… and 21 more results that did not succeed');
  });

  it('has one line for equal failures below a folder, and one for what depends on them', async () => {
    const locked = Array.from({ length: 27 }, (_, at) =>
      response(`/dav/Shared/f${at}/`, 423, `<D:responsedescription>f${at} is locked</D:responsedescription>`),
    );
    const below = [1, 2].map((at) => response(`/dav/Shared/f${at}/a`, 424));
    const [one] = (await junit(har('folder.har', ['DELETE', 207, multistatus(...locked, ...below)]))).cases;
    const names = Array.from({ length: 10 }, (_, at) => `f${at}/`).join(', ');
    expect(one?.lines).toEqual([
      `27 × 423 Locked: under /dav/Shared/: ${names} and 17 more (for example: f0 is locked)`,
      '└ 2 × 424 Failed Dependency: under /dav/Shared/: f1/a, f2/a',
    ]);
  });

  it.each([
    [
      'a damaged file',
      () => [file('cut.har', harOf(['DELETE', 207, PASSING], ['DELETE', 207, PASSING]).slice(0, -30))],
      3,
    ],
    ['a missing file', () => [har('good.har', ['DELETE', 207, PASSING]), path('missing.har')], 2],
    ['only missing files', () => [path('missing.har')], 2],
  ] as const)('has an error for %s', async (_, files, exit) => {
    const { cases, stated, code } = await junit(...files());
    expect(code).toBe(exit);
    expect(stated.errors).toBe(1);
    expect(cases.at(-1)).toMatchObject({
      suite: 'multistatus',
      status: 'error',
      message: expect.stringContaining(files().at(-1) ?? ''),
    });
  });

  it('says that there is no response', async () => {
    const { cases, code } = await junit(har('none.har', ['GET', 200, 'x']));
    expect(cases).toMatchObject([{ status: 'skipped', message: 'There are no multi-status responses.' }]);
    expect(code).toBe(0);
  });

  it('with a filter fails because of failures in responses that are left out', async () => {
    const failing = har('failing.har', ['DELETE', 207, FAILING], ['DELETE', 207, PASSING], ['PUT', 207, PASSING]);
    const { cases, code } = await junit(failing, '--filter', 'method:PUT');
    expect(code).toBe(1);
    expect(cases).toMatchObject([
      { name: 'PUT http://a.test/dav/', status: 'passed' },
      {
        status: 'failure',
        message: '2 responses are left out because of the filter; 1 of them has failures, or may have some',
      },
    ]);
    const passing = har('passing.har', ['DELETE', 207, PASSING], ['PUT', 207, PASSING]);
    expect((await junit(passing, '--filter', 'method:PUT')).cases).toMatchObject([
      { status: 'passed' },
      { status: 'skipped', message: '1 response is left out because of the filter' },
    ]);
  });

  it('with a filter names the number of results that are not listed', async () => {
    const { cases } = await junit(har('part.har', ['DELETE', 207, FAILING]), '--filter', 'status:424');
    expect(cases[0]?.status).toBe('failure');
    expect(cases[0]?.lines).toEqual([
      '424 Failed Dependency: /b (because of /a)',
      '2 results are not listed here because of the filter',
    ]);
  });

  it('is red only because of findings in --fail-on', async () => {
    const all = har('all.har', ['DELETE', 207, FAILING], ['DELETE', 207, UNKNOWN], ['DELETE', 207, '<html>']);
    const statuses = async (list: string): Promise<readonly unknown[]> => {
      const { cases, code } = await junit(all, '--fail-on', list);
      return [code, ...cases.map(({ status }) => status)];
    };
    expect(await statuses('failure')).toEqual([1, 'failure', 'skipped', 'skipped']);
    expect(await statuses('unknown')).toEqual([3, 'skipped', 'error', 'skipped']);
    expect(await statuses('never')).toEqual([0, 'skipped', 'skipped', 'skipped']);
    const cut = file('cut2.har', harOf(['DELETE', 207, PASSING], ['DELETE', 207, PASSING]).slice(0, -30));
    expect(await junit(cut, '--fail-on', 'failure')).toMatchObject({ code: 0, stated: { failures: 0, errors: 0 } });
    expect(await junit(path('missing.har'), '--fail-on', 'never')).toMatchObject({ code: 2, stated: { errors: 1 } });
  });

  it('has only characters that XML allows', async () => {
    const entry = entryOf([
      'DELETE',
      207,
      JSON.stringify({
        results: [
          { id: 'a\u0000\u001b[31m\ud800\uffff\ufffe\u202e"<]]>&\n\t\'', status: 500 },
          { id: 'b', status: 200 },
        ],
      }),
      'application/json',
    ]);
    const url = 'http://a.test/"><!--&\u0001\n]]>';
    const content = JSON.stringify({
      log: { entries: [{ ...entry, request: { method: 'DELETE', url, headers: [] } }] },
    });
    const name = file('char"<&>.har', content);
    const { out } = await run(name, '--format', 'junit');
    expect(out).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd]/);
    expect(out.replaceAll(/<\/?(?:testsuites?|testcase|failure|system-out)\b[^<>]*>|<\?xml[^<>]*\?>/g, '')).not.toMatch(
      /[<>]/,
    );
    expect(parseJUnit(out).cases).toHaveLength(1);
  });

  it.each(['webdav/hostile', 'webdav/handmade', 'webdav/sabre', 'json/shapes'])(
    'of %s is well-formed, with the numbers of all test cases',
    async (name) => {
      const { cases, stated } = await junit(join(CORPUS, `${name}.har.gz`));
      const count = (status: string): number => cases.filter((one) => one.status === status).length;
      expect(stated).toEqual({ tests: cases.length, failures: count('failure'), errors: count('error') });
      expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
    },
  );
});

it('test suites of one file end when they are long', () => {
  const suites = createSuites(1000);
  const one = {
    status: 'passed',
    message: '',
    type: '',
    details: [],
    output: [],
    milliseconds: 0,
    startedDateTime: null,
  } as const;
  const texts = Array.from({ length: 30 }, (_, index) => suites.add('a.har', { ...one, name: `case ${index}` }));
  const text = `<testsuites tests="30" failures="0" errors="0">${texts.join('')}${suites.end()}</testsuites>`;
  const { cases } = parseJUnit(text);
  expect(cases.map(({ name }) => name)).toEqual(texts.map((_, index) => `case ${index}`));
  expect([...new Set(cases.map(({ suite }) => suite))]).toEqual(['a.har', 'a.har (part 2)']);
});
