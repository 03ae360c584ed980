import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../testing/command.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { run } from '../run.ts';

const cli = commandLine();
const FAILED = multistatus(response('/dav/a', 423));
const onPosix = process.platform !== 'win32';

describe('--output', () => {
  it.runIf(onPosix)('keeps the mode of a file that it replaces', async () => {
    const report = cli.file('private.txt', 'old');
    chmodSync(report, 0o640);
    expect((await cli.run(cli.file('body.xml', FAILED), '-o', report)).code).toBe(1);
    expect(statSync(report).mode & 0o777).toBe(0o640);
    expect(readFileSync(report, 'utf8')).toContain('423 Locked');
  });

  it.runIf(onPosix)('replaces the file that a symbolic link leads to, not the link', async () => {
    const report = cli.file('linked.txt', 'old');
    symlinkSync('linked.txt', cli.path('link.txt'));
    await cli.run(cli.file('body.xml', FAILED), '-o', cli.path('link.txt'));
    expect(lstatSync(cli.path('link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(report, 'utf8')).toContain('423 Locked');
  });

  it('keeps an earlier report, and leaves nothing else behind, after an internal error', async () => {
    mkdirSync(cli.path('kept'));
    const report = cli.file('kept/report.txt', 'old');
    const terminal = { out: () => undefined, err: () => undefined, colors: false, stack: false };
    const stdin = (async function* () {
      yield Buffer.from('{"log":{"entries":[');
      throw new TypeError('broken');
    })();
    expect(await run(['-', '-o', report], { ...terminal, stdin })).toBe(70);
    expect(readFileSync(report, 'utf8')).toBe('old');
    expect(readdirSync(cli.path('kept'))).toEqual(['report.txt']);
  });

  it.runIf(process.platform === 'linux')(
    'to a full device is an error of one line, and the exit code stays',
    async () => {
      const body = cli.file('body.xml', FAILED);
      for (const format of ['text', 'json', 'csv'])
        expect(await cli.run(body, '-f', format, '-o', '/dev/full')).toEqual({
          code: 1,
          out: '',
          err: 'multistatus: /dev/full cannot be written: no space left on device\n',
        });
      const well = cli.file('well.xml', multistatus(response('/dav/a', 204)));
      expect((await cli.run(well, '-o', '/dev/full')).code).toBe(2);
    },
  );

  it.runIf(process.platform === 'linux')('can be a device', async () => {
    expect(await cli.run(cli.file('body.xml', FAILED), '-o', '/dev/null')).toEqual({ code: 1, out: '', err: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
