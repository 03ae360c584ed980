// The help texts agree with the options that are accepted, and with the README.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../testing/command.ts';
import { VERSION } from '../../core/version.ts';
import { allOptions, FORMATS, spellings } from '../options/table.ts';
import { TOPIC_NAMES } from './help.ts';

const cli = commandLine();
const README = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');

async function help(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await cli.run('--help', ...args);
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('multistatus --help', () => {
  it.each(['', ...TOPIC_NAMES])('%s fits a screen', async (topic) => {
    const lines = (await help(...(topic === '' ? [] : [topic]))).split('\n');
    expect(lines.length).toBeLessThanOrEqual(41);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('lists all options with the names of their values, and all topics', async () => {
    const lines = (await help()).split('\n');
    for (const [name, option] of allOptions().filter(([, { about }]) => about !== 'setting')) {
      const typed = `${spellings([name, option]).join(', ')}${option.value === undefined ? ' ' : ` ${option.value} `}`;
      expect(
        lines.filter((line) => line.trimStart().startsWith(typed)),
        typed,
      ).toHaveLength(1);
    }
    expect(await help()).toMatch(/\nTopics of --help: [^]*\.\n$/);
    for (const topic of TOPIC_NAMES) expect((await help()).split('Topics of')[1]).toContain(topic);
  });

  it('has examples with valid options', async () => {
    const body = cli.file('body.xml', '<x/>');
    const topics = await Promise.all([help(), ...TOPIC_NAMES.map((topic) => help(topic))]);
    const examples = topics.flatMap((text) => [...text.matchAll(/^ {2}(?:.*\| )?multistatus (.*?)(?: [|>] .*)?$/gm)]);
    expect(examples.length).toBeGreaterThan(8);
    for (const [line, args = ''] of examples) {
      const words = args.replace(/-o \S+/, '').match(/"[^"]*"|[^"\s]+/g) ?? [];
      const typed = words.map((word) => word.replaceAll('"', '').replace(/^(?:.*\.(?:har|xml|gz|zip)|-)$/, body));
      const { err, code } = await cli.run(...new Set(typed));
      expect([err, code], line).toEqual(['', /^completion|--fail-on/.test(args) ? 0 : 3]);
    }
  });

  it('prints the help on a topic, whatever else is typed', async () => {
    expect(await help('exit-codes')).toMatch(/^Exit codes/);
    expect((await cli.run('-h', 'filter')).out).toMatch(/^--filter/);
    expect((await cli.run('--help=filter')).out).toBe((await cli.run('x.har', '--nonsense', '--help', 'filter')).out);
    expect((await cli.run('x.har', '--help')).out).toBe(await help());
    for (const format of FORMATS) expect(await help('formats')).toContain(`\n  ${format} `);
  });

  it('lists the topics if there is none with that name', async () => {
    expect(await cli.run('--help', 'exitcodes')).toMatchObject({
      code: 2,
      out: '',
      err: `multistatus: there is no help on "exitcodes"; did you mean exit-codes? Topics: ${TOPIC_NAMES.join(', ')}.\nTry multistatus --help.\n`,
    });
    expect(await cli.run('--help', 'x.har')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Topics: '),
    });
  });

  it('has the exit codes of the README', async () => {
    const codes = /^\*\*Exit code\.\*\*[^]*?(?=\n\nWith)/m.exec(README)?.[0] ?? '';
    expect([...codes.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code)).toEqual(
      [...(await help('exit-codes')).matchAll(/^ {2}(\d+) /gm)].map(([, code]) => code),
    );
  });
});

it('multistatus --version prints the version', async () => {
  expect(await cli.run('--version')).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
});

it('the README describes all options', () => {
  const rows = /^## The command line[^]*?(?=^## )/m.exec(README)?.[0] ?? '';
  for (const [name] of allOptions()) expect(rows).toMatch(new RegExp(`\`--${name}[ \`]`));
});
