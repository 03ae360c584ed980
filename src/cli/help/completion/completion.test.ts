// Runs the completion scripts in the shells that are installed; bash is on every machine that develops this project.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { allOptions, FORMATS, type Shell, SHELLS, spellings } from '../../options/table.ts';
import { TOPIC_NAMES } from '../help.ts';

const cli = commandLine();
const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 7']).status === 7;
/** What the script for zsh requires. */
const BEFORE: Readonly<Record<Shell, string>> = { bash: '', zsh: 'autoload -Uz compinit; compinit -D -u; ', fish: '' };
const FINDINGS = ['failure', 'partial', 'unreadable', 'unknown', 'check-error', 'check-warning', 'never'];

async function script(shell: Shell): Promise<string> {
  const { code, out, err } = await cli.run('completion', shell);
  expect([code, err]).toEqual([0, '']);
  return cli.file(`script.${shell}`, out);
}

/** Runs a command in a shell after its completion script. @returns the lines of its output, sorted */
async function linesOf(shell: Shell, command: string): Promise<readonly string[]> {
  const options = shell === 'bash' ? ['--norc', '-u'] : shell === 'fish' ? ['--no-config'] : ['-f'];
  const { stdout, stderr } = spawnSync(
    shell,
    [...options, '-c', `${BEFORE[shell]}source ${await script(shell)}; ${command}`],
    {
      cwd: cli.path(''),
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .toSorted();
}

/** Completes the last of some words as bash does. */
async function inBash(...words: readonly string[]): Promise<readonly string[]> {
  const list = ['multistatus', ...words].map((word) => `'${word}'`).join(' ');
  return await linesOf(
    'bash',
    `COMP_WORDS=(${list}) COMP_CWORD=${words.length}; _multistatus || :; printf '%s\\n' "\${COMPREPLY[@]}"`,
  );
}

/** Completes the end of a command line with fish. */
async function inFish(line: string): Promise<readonly string[]> {
  return (await linesOf('fish', `complete -C 'multistatus ${line}'`)).map((found) => found.split('\t')[0] ?? '');
}

describe.runIf(isInstalled('bash'))('the script for bash', () => {
  it('completes all options', async () => {
    const options = allOptions().flatMap(spellings);
    expect(await inBash('-')).toEqual(options.toSorted());
    expect(await inBash('a.har', '--fo')).toEqual(['--format']);
  });

  it.each([
    [['--format', ''], FORMATS],
    [['-f', 'c'], ['csv']],
    [['--format', '=', 'js'], ['json']],
    [['--format', '='], FORMATS],
    [['--format=js'], ['--format=json']],
    [['--fail-on', ''], FINDINGS],
    [
      ['--fail-on', 'failure,un'],
      ['failure,unknown', 'failure,unreadable'],
    ],
    [['--fail-on', '=', 'failure,partial,nev'], ['failure,partial,never']],
    [['--help', ''], TOPIC_NAMES],
    [['comp'], ['completion']],
    [['completion', ''], SHELLS],
    [['a.har', 'comp'], []],
    [['--output', 'x'], []],
    [['--filter', '-'], []],
    [['--', '--fo'], []],
    [[''], []],
  ] as const)('completes %j', async (words, expected: readonly string[]) => {
    expect(await inBash(...words)).toEqual(expected.toSorted());
  });

  it('leaves files to bash', async () => {
    mkdirSync(cli.path('companies'), { recursive: true });
    expect(await inBash('comp')).toEqual([]);
    expect(await linesOf('bash', 'complete -p multistatus')).toEqual([
      'complete -o default -F _multistatus multistatus',
    ]);
  });
});

describe.runIf(isInstalled('fish'))('the script for fish', () => {
  it.each([
    ['--fo', ['--format']],
    ['-f ', FORMATS],
    ['--format=js', ['--format=json']],
    ['--fail-on failure,unk', ['failure,unknown']],
    ['--help exit', ['exit-codes']],
    ['comple', ['completion']],
    ['scr', ['script.fish']],
    ['completion b', ['bash']],
    ['--rules scr', ['script.fish']],
  ] as const)('completes %j', async (line, expected) => {
    expect(await inFish(line)).toEqual(expect.arrayContaining([...expected]));
  });
});

describe.runIf(isInstalled('zsh'))('the script for zsh', () => {
  it('can be loaded, and specifies all options', async () => {
    const lines = await linesOf(
      'zsh',
      '_arguments() { print -rl -- "$@" }; _multistatus; print -r -- "$_comps[multistatus]"',
    );
    expect(lines).toContain('_multistatus');
    for (const option of allOptions())
      for (const typed of spellings(option))
        expect(
          lines.filter((line) => line.includes(typed)),
          typed,
        ).not.toEqual([]);
  });
});

it('completion requires a known shell', async () => {
  for (const args of [['completion'], ['completion', 'tcsh'], ['completion', 'bash', 'x'], ['completion', 'a.har']])
    expect(await cli.run(...args)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('for a file with the name completion, write ./completion'),
    });
});

it('a file can have the name completion', async () => {
  const before = process.cwd();
  process.chdir(cli.path(''));
  try {
    cli.file('completion', multistatus(response('/a', 423)));
    for (const args of [['./completion'], ['--batches', 'completion'], ['--', 'completion']])
      expect(await cli.run(...args)).toMatchObject({ code: 1, err: '' });
  } finally {
    process.chdir(before);
  }
});
