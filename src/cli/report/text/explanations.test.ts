import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, propstats, response } from '../../../../testing/exchange.ts';

const { har, run, runOn } = commandLine();

const LOCKED = multistatus(
  response('/dav/a', 423, '<D:error><D:lock-token-submitted/><x:odd xmlns:x="urn:x"/></D:error>'),
  response('/dav/b', 424),
  response('/dav/c', 204),
);
const PROTECTED = multistatus(propstats('/dav/a', { 403: ['getetag'], 424: ['displayname'] }));

async function explanations(...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await run(...args);
  return out.split('\n').filter((line) => /^ {4}[\w:-][^(]*: .*\(RFC/.test(line));
}

describe('--explain', () => {
  it('explains the statuses and conditions of failed results by their place', async () => {
    const path = har('a.har', ['DELETE', 207, LOCKED], ['PROPPATCH', 207, PROTECTED]);
    expect((await explanations('--explain', path)).map((line) => line.trim().split(/(?<=: [^.]*\.)/u)[0])).toEqual([
      '423 Locked: The resource or its collection is locked, and the DELETE has no valid token for the lock.',
      'DAV:lock-token-submitted: A resource that the operation would change is locked, and the token of the lock was not sent.',
      '424 Failed Dependency: The resource was not deleted because another one was not deleted.',
      '403 Forbidden: The server does not allow these properties to be changed.',
      '424 Failed Dependency: These properties were not changed because another one failed: a PROPPATCH changes all properties or none.',
    ]);
  });

  it('explains the same status of a method once', async () => {
    const path = har('b.har', ['DELETE', 207, LOCKED], ['DELETE', 207, LOCKED]);
    expect(await explanations('--explain', path)).toHaveLength(3);
  });

  it('is wrapped on a terminal', async () => {
    const path = har('c.har', ['DELETE', 207, LOCKED]);
    const { out } = await runOn({ isTerminal: true, columns: 60 }, '--explain', path);
    expect(out).toContain('  Explanations:\n    423 Locked: The resource or its collection is locked,\n      and ');
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => !line.includes('c.har'))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(60);
  });

  it('does not change the report otherwise', async () => {
    const path = har('d.har', ['DELETE', 207, LOCKED]);
    expect(await explanations(path)).toEqual([]);
    expect((await run('--explain', '--format', 'json', path)).out).toContain('"schemaVersion": 1');
  });
});
