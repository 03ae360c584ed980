import { describe, expect, it } from 'vitest';
import { commandLine } from '../../testing/command.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';

const cli = commandLine();

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424), response('/dav/c', 204));
const PARTIAL = multistatus(propstats('/dav/a', { 200: ['x'], 403: ['y'] }));
const UNKNOWN = multistatus(response('/dav/a', 'HTTP/1.1 2O0 OK'), response('/dav/b', 204));

describe('--fail-on', () => {
  const BOTH = [FAILED, PARTIAL, UNKNOWN, ''] as const;
  it.each([
    [FAILED, 'failure', 1],
    [FAILED, 'partial', 0],
    [FAILED, 'unreadable,unknown', 0],
    [PARTIAL, 'partial', 1],
    [PARTIAL, 'failure', 0],
    [PARTIAL, 'failure, partial', 1],
    [UNKNOWN, 'unknown', 3],
    [UNKNOWN, 'failure,partial,unreadable', 0],
    ['', 'unreadable', 3],
    ['', 'failure,partial,unknown', 0],
    // Findings that are not in the list do not change the exit code.
    [FAILED.slice(0, -30), 'unknown', 3],
    [FAILED.slice(0, -30), 'partial', 0],
    ...BOTH.map((body) => [body, 'never', 0] as const),
    ...BOTH.map(
      (body) => [body, 'failure,partial,unreadable,unknown', body === UNKNOWN || body === '' ? 3 : 1] as const,
    ),
  ] as const)('with the body %s and the list %s returns %d', async (body, list, code) => {
    expect((await cli.run(cli.file('body.xml', body), '--fail-on', list)).code).toBe(code);
  });

  it('can be specified several times', async () => {
    const body = cli.file('body.xml', UNKNOWN);
    expect((await cli.run(body, '--fail-on', 'unknown', '--fail-on', 'failure')).code).toBe(3);
  });

  it.each(['', ',', 'nonsense', 'failure,nonsense', 'never,failure', 'failure,,partial'])(
    'rejects %j',
    async (list) => {
      const { code, out, err } = await cli.run(cli.file('body.xml', WELL), `--fail-on=${list}`);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('--fail-on');
    },
  );

  it('counts failures that the body states without listing them as failure', async () => {
    const body = cli.file('body.json', '{"results":[{"id":1,"status":200}],"failed":3}');
    expect((await cli.run(body, '--fail-on', 'failure')).code).toBe(1);
    expect((await cli.run(body, '--fail-on', 'partial,unreadable')).code).toBe(0);
  });

  it('does not hide that a file is missing', async () => {
    expect((await cli.run(cli.path('missing.har'), '--fail-on', 'never')).code).toBe(2);
  });
});
