import { expect, it } from 'vitest';
import { commandLine, entryOf } from '../../testing/command.ts';
import { multistatus, response } from '../../testing/exchange.ts';

const cli = commandLine();

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424));

it('the exit code of HAR entries, one per line or in a list, is that of their responses', async () => {
  const failed = JSON.stringify(entryOf(['DELETE', 207, FAILED]));
  const well = JSON.stringify(entryOf(['DELETE', 207, WELL]));
  expect((await cli.run(cli.file('saved.ndjson', `${well}\n${failed}\n`))).code).toBe(1);
  expect((await cli.run(cli.file('saved.json', `[${well},${failed}]`))).code).toBe(1);
  expect((await cli.run(cli.file('well.ndjson', `${well}\n${well}\n`))).code).toBe(0);
  expect((await cli.run(cli.file('cut.ndjson', `${well}\n${failed.slice(0, -9)}`))).code).toBe(3);
});
