import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { readCommand } from './options.ts';
import { UsageError } from './usageError.ts';

const cli = commandLine();

const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 404), response('/dav/c', 204));

describe('an invalid option', () => {
  it.each([
    [['--nonsense', 'x.har'], 'unknown option --nonsense'],
    [['--formt', 'csv', 'x.har'], 'unknown option --formt; did you mean --format?'],
    [['--fail=never', 'x.har'], 'unknown option --fail'],
    [['--fail_on', 'never', 'x.har'], 'unknown option --fail_on; did you mean --fail-on?'],
    [['--no-redakt', 'x.har'], 'unknown option --no-redakt; did you mean --no-redact?'],
    [[`--${'x'.repeat(100_000)}`, 'x.har'], `unknown option --${'x'.repeat(100_000)}`],
    [['-x', 'x.har'], 'unknown option -x'],
    [['--__proto__', 'x.har'], 'unknown option --__proto__'],
    [['x.har', '-o'], '-o requires a value'],
    [['x.har', '--filter'], '--filter requires a value'],
    [
      ['x.har', '--filter', '--batches'],
      '--filter requires a value; if --batches is the value, write --filter=--batches',
    ],
    [['x.har', '--filter', '-o', 'y'], '--filter requires a value; if -o is the value, write --filter=-o'],
    [['--rules', '-f', 'csv', 'x.har'], '--rules requires a value; if -f is the value, write --rules=-f'],
    [['-o', '--formt', 'x.har'], '-o requires a value; if --formt is the value, write -o--formt'],
    [['x.har', '--batches=yes'], '--batches does not take a value'],
    [
      ['x.har', '--fail-on', 'failure,nonsense'],
      '--fail-on must be never, or a list of failure, partial, unreadable, unknown, check-error, check-warning separated by commas; the list contains "nonsense"',
    ],
  ])('is named in the message about %j', (args, message) => {
    expect(() => readCommand(args)).toThrow(new UsageError(message));
  });
});

describe('the value of --filter', () => {
  it.each([['--filter', '-status:404'], ['--filter=-status:404'], ['--filter', '-status:404 -is:missing']])(
    'may start with a dash: %j',
    async (...filter) => {
      const { code, out, err } = await cli.run(cli.file('body.xml', FAILED), ...filter, '--format', 'csv');
      expect([code, err]).toEqual([1, '']);
      expect(out).toContain('/dav/a');
      expect(out).not.toContain('/dav/b');
    },
  );
});

it('arguments after -- are files', () => {
  expect(readCommand(['--batches', '--', '--help', '-x'])).toMatchObject({
    options: { files: ['--help', '-x'], batches: true },
  });
});

it('the last value of an option counts', () => {
  expect(readCommand(['-f', 'csv', 'x.har', '--format=json', '-otext'])).toMatchObject({
    options: { format: 'json', output: 'text' },
  });
});
