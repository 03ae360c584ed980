import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { listedBy } from '../../../../testing/listed.ts';
import { zipOf } from '../../../../testing/zip.ts';

const cli = commandLine();
const listed = listedBy(cli);
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const GOOD = multistatus(response('/dav/a', 200));

describe('an archive of Fiddler', () => {
  const head = 'HTTP/1.1 207 Multi-Status\r\nContent-Type: text/xml\r\n';
  const sessions = [
    ['[Content_Types].xml', '<Types/>'],
    ['_index.htm', '<html/>'],
    ['raw/01_c.txt', 'DELETE http://a.test/dav/ HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    [
      'raw/01_m.xml',
      '<?xml version="1.0"?><Session SID="1"><SessionTimers ClientBeginRequest="2026-11-22T03:15:51.25-00:00" ClientDoneResponse="2026-11-22T03:15:51.75-00:00" /></Session>',
    ],
    ['raw/01_s.txt', Buffer.concat([Buffer.from(`${head}Content-Encoding: gzip\r\n\r\n`), gzipSync(FAILED)])],
    ['raw/02_c.txt', 'GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['raw/02_s.txt', ''],
    ['raw/10_c.txt', 'DELETE http://a.test/b/ HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['raw/10_s.txt', `${head}Transfer-Encoding: chunked\r\n\r\n${GOOD.length.toString(16)}\r\n${GOOD}\r\n0\r\n\r\n`],
  ] as const;

  it('has an exchange for each session', async () => {
    const path = cli.file('traffic.saz', zipOf(sessions));
    const { code, responses, err } = await listed(path);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(responses).toMatchObject([
      { file: path, entry: 0, method: 'DELETE', outcome: 'mixed', failed: 1 },
      { file: path, entry: 2, method: 'DELETE', outcome: 'all-succeeded' },
    ]);
  });

  it('reports a session that is not HTTP, and keeps the others', async () => {
    const path = cli.file('bad.saz', zipOf([...sessions, ['raw/11_s.txt', 'x']]));
    const { code, responses, err } = await listed(path);
    expect(code).toBe(1);
    expect(responses).toHaveLength(2);
    expect(err).toContain('bad.saz contains raw/11_s.txt, which is not an HTTP message');
  });
});
