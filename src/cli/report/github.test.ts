import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { type Annotation, annotationsOf } from '../../../testing/github.ts';
import { run } from '../run.ts';

const { file, har, path, run: runCommand } = commandLine();

const FAILING = multistatus(response('/a,b', 423), response('/c', 200));
const PASSING = multistatus(response('/c', 200));
const UNKNOWN = multistatus(response('/d', '2O0'));

interface Result {
  readonly annotations: readonly Annotation[];
  /** The lines that are not commands. */
  readonly log: readonly string[];
  readonly code: number;
}

async function github(...args: readonly string[]): Promise<Result> {
  const { out, code } = await runCommand(...args, '--format', 'github');
  return { ...annotationsOf(out), code };
}

/** Runs the command with a file for the job summary. */
async function summary(
  target: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly err: string }> {
  let err = '';
  const code = await run([...args, '--format', 'github'], {
    out: () => undefined,
    err: (text) => (err += text),
    colors: false,
    stack: false,
    jobSummary: target,
  });
  return { code, err };
}

describe('--format github', () => {
  it('has an error for each failing response, and a warning for each that may have failures', async () => {
    const input = har(
      'all.har',
      ['DELETE', 207, PASSING],
      ['DELETE', 207, FAILING],
      ['DELETE', 207, UNKNOWN],
      ['PUT', 207, '<html>'],
    );
    const { annotations, log, code } = await github(input);
    expect(annotations).toEqual([
      {
        kind: 'error',
        title: 'DELETE http://a.test/dav/',
        message: `DELETE: the collection still exists; 1 member was refused (423), 1 was deleted.\n423 Locked: /a,b\n${input}, entry 1`,
      },
      {
        kind: 'warning',
        title: 'DELETE http://a.test/dav/',
        message: expect.stringContaining('“2O0” is not a valid status: /d'),
      },
      { kind: 'warning', title: 'PUT http://a.test/dav/', message: expect.stringContaining('not') },
    ]);
    expect(log).toEqual([
      expect.stringMatching(/^1 of 4 multi-status responses has failures: 1 of 4 sub-operations failed/),
    ]);
    expect(code).toBe(1);
  });

  it('has at most 10 annotations of a kind, and lists the other responses in the log', async () => {
    const entries = [FAILING, UNKNOWN].flatMap((body) =>
      Array.from({ length: 30 }, () => ['DELETE', 207, body] as const),
    );
    const cut = file('cut.har', harOf(['DELETE', 207, PASSING], ['DELETE', 207, PASSING]).slice(0, -30));
    const { annotations, log } = await github(har('many.har', ...entries), cut, path('missing.har'));
    for (const kind of ['error', 'warning']) {
      const own = annotations.filter((one) => one.kind === kind);
      expect(own.length).toBeLessThanOrEqual(10);
      expect(own[7]?.title).toMatch(/^23 more responses/);
      expect(log.filter((line) => line.startsWith(`${kind}: DELETE http://a.test/dav/ · `))).toHaveLength(23);
    }
  });

  it.each([
    [
      'a damaged file',
      () => [file('cut2.har', harOf(['DELETE', 207, PASSING], ['DELETE', 207, PASSING]).slice(0, -30))],
      3,
    ],
    ['a missing file', () => [har('good.har', ['DELETE', 207, PASSING]), path('missing.har')], 2],
  ] as const)('has an error for %s', async (_, files, exit) => {
    const { annotations, code } = await github(...files());
    expect(code).toBe(exit);
    expect(annotations).toEqual([
      {
        kind: 'error',
        title: '1 file was not completely read',
        message: expect.stringContaining(files().at(-1) ?? ''),
      },
    ]);
  });

  it('has a warning if there is no response', async () => {
    const { annotations, code } = await github(har('none.har', ['GET', 200, 'x']));
    expect(annotations).toMatchObject([{ kind: 'warning', message: 'There are no multi-status responses.' }]);
    expect(code).toBe(0);
  });

  it('has an error for failures in responses that the filter leaves out', async () => {
    const input = har('filtered.har', ['DELETE', 207, FAILING], ['PUT', 207, PASSING]);
    const { annotations, code } = await github(input, '--filter', 'method:PUT');
    expect(annotations).toMatchObject([
      { kind: 'error', message: expect.stringContaining('1 response is left out because of the filter') },
    ]);
    expect(code).toBe(1);
    expect((await github(har('ok.har', ['DELETE', 207, PASSING]), '--filter', 'method:PUT')).annotations).toEqual([]);
  });

  it('has only warnings for findings that are not in --fail-on', async () => {
    const { annotations, code } = await github(har('never.har', ['DELETE', 207, FAILING]), '--fail-on', 'never');
    expect(annotations).toMatchObject([{ kind: 'warning' }]);
    expect(code).toBe(0);
  });

  it('has no commands but its own, whatever a response contains', async () => {
    const evil = '100%\r\n::add-mask::x\n::error::y ##[error]z %0A::stop-commands::t\u001b[0m,a:b';
    const item = { id: evil, status: 500, error: { message: evil } };
    const body = JSON.stringify({ results: [item, { id: 'b', status: 200 }] });
    const entries = Array.from({ length: 12 }, () => ['DELETE', 207, body, 'application/json'] as const);
    const { out } = await runCommand(har('evil.har', ...entries), '--format', 'github');
    expect(out.split('\n').filter((line) => line.trimStart().startsWith('::'))).toHaveLength(8);
    for (const line of out.split('\n')) expect(line).toMatch(/^(?:::error title=[^:,]*::|(?!.*##\[)[^:])|^$/);
    expect(annotationsOf(out).annotations[0]?.message).toContain(
      '100% ::add-mask::x ::error::y ##[error]z %0A::stop-commands::t',
    );
  });
});

describe('the job summary', () => {
  it('is appended to the file of GITHUB_STEP_SUMMARY', async () => {
    const target = file('summary.md', '# Before\n');
    expect(await summary(target, har('s.har', ['DELETE', 207, FAILING]))).toEqual({ code: 1, err: '' });
    const text = readFileSync(target, 'utf8');
    expect(text).toMatch(/^# Before\n## Multi-Status report\n\n\*\*1 of 1 multi-status response has failures/);
    expect(text).toContain('| 423 Locked | `/a,b` |');
  });

  it('stays below the limit of GitHub, also together with what the file has', async () => {
    const bodies = Array.from({ length: 3000 }, (_, index) =>
      multistatus(...Array.from({ length: 20 }, (__, at) => response(`/${'é'.repeat(60)}${index}-${at}`, 400 + at))),
    );
    const target = file('large.md', 'x'.repeat(500_000));
    const input = har('large.har', ...bodies.map((body) => ['DELETE', 207, body] as const));
    expect((await summary(target, input)).code).toBe(1);
    const bytes = readFileSync(target);
    expect(bytes.length).toBeGreaterThan(700_000);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(bytes.toString()).toMatch(/… and [\d,]+ more responses with failures/);
  });

  it('that cannot be written is an error', async () => {
    mkdirSync(path('folder'));
    const result = await summary(path('folder'), har('t.har', ['DELETE', 207, PASSING]));
    expect(result).toEqual({
      code: 2,
      err: expect.stringMatching(/^multistatus: .*folder cannot be written: [^\n]+\n$/),
    });
  });

  it('is not written in another format', async () => {
    const target = file('other.md', '');
    await run([har('u.har', ['DELETE', 207, FAILING])], {
      out: () => undefined,
      err: () => undefined,
      colors: false,
      stack: false,
      jobSummary: target,
    });
    expect(readFileSync(target, 'utf8')).toBe('');
    writeFileSync(target, '');
  });
});
