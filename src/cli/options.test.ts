import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from './options.ts';

describe('an invalid option', () => {
  it.each([
    [['--nonsense', 'x.har'], 'unknown option --nonsense'],
    [['x.har', '-o'], '--output requires a value'],
    [
      ['x.har', '--filter', '-is:failed'],
      '--filter requires a value; if the value starts with -, write --filter=VALUE',
    ],
    [['x.har', '--batches=yes'], '--batches does not take a value'],
    [
      ['x.har', '--fail-on', 'failure,nonsense'],
      '--fail-on must be never, or a list of failure, partial, unreadable, unknown separated by commas; the list contains "nonsense"',
    ],
  ])('is named in the message about %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(new UsageError(message));
  });
});
