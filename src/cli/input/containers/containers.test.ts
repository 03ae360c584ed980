import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { recorded } from '../../../../testing/traffic.ts';
import { zipOf } from '../../../../testing/zip.ts';
import { run } from '../../run.ts';

const cli = commandLine();
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const GOOD = multistatus(response('/dav/a', 200));
const HAR = harOf(['DELETE', 207, FAILED]);

const traffic = (name: string): string => join(import.meta.dirname, '../../../../testing/traffic', name);

interface Listed {
  readonly file: string | null;
  readonly entry: number | null;
  readonly method: string | null;
  readonly outcome: string;
  readonly failed: number;
  readonly problems: readonly string[];
}

/** Runs the command line and returns what its JSON report lists. */
async function listed(...args: readonly string[]) {
  const { code, out, err } = await cli.run(...args, '--format', 'json');
  const report = JSON.parse(out) as {
    readonly responses: readonly {
      readonly file: string | null;
      readonly entry: number | null;
      readonly request: { readonly method: string | null };
      readonly verdict: { readonly outcome: string };
      readonly summary: { readonly failure: number };
      readonly problems: readonly { readonly message: string }[];
    }[];
  };
  const responses = report.responses.map((one): Listed => ({
    file: one.file,
    entry: one.entry,
    method: one.request.method,
    outcome: one.verdict.outcome,
    failed: one.summary.failure,
    problems: one.problems.map(({ message }) => message),
  }));
  return { code, err, responses };
}

/** A HAR file of Playwright whose body is in another file. */
const attached = (file: string): string =>
  JSON.stringify({
    log: {
      creator: { name: 'Playwright', version: '1.65.1' },
      entries: [
        {
          request: { method: 'DELETE', url: 'http://a.test/dav/', headers: [] },
          response: {
            status: 207,
            headers: [{ name: 'Content-Type', value: 'text/xml' }],
            content: { size: FAILED.length, mimeType: 'text/xml', _file: file },
          },
        },
      ],
    },
  });

describe('one run of Playwright', () => {
  const FAILURES = [
    { method: 'DELETE', outcome: 'all-failed', failed: 1 },
    { method: 'POST', outcome: 'all-succeeded', failed: 0 },
    { method: 'POST', outcome: 'mixed', failed: 1 },
  ];

  it.each([
    ['with its bodies', 'embed/network.har', ''],
    ['with files beside it', 'attach/network.har', ''],
    ['as a zip archive', 'network.har.zip', '/har.har'],
    ['as a trace', 'trace.zip', '/trace.network'],
    ['for routeFromHAR', 'route/network.har', ''],
  ])('has the same failures and exit code if it is recorded %s', async (_, name, inner) => {
    const path = traffic(`playwright/${name}`);
    const { code, responses, err } = await listed(path);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(responses.map(({ method, outcome, failed }) => ({ method, outcome, failed }))).toEqual(FAILURES);
    expect(responses.map(({ file }) => file)).toEqual(Array(3).fill(`${path}${inner}`));
  });

  it('is unreadable without its bodies, with exit code 3', async () => {
    const { code, responses } = await listed(traffic('playwright/omit/network.har'));
    expect(code).toBe(3);
    expect(responses.map(({ outcome }) => outcome)).toEqual(Array(3).fill('unreadable'));
    expect(responses[0]?.problems[0]).toContain("Record with content: 'embed' or 'attach' instead of 'omit'.");
  });
});

describe('a body in a file beside the HAR file', () => {
  it('has the reason if it is missing', async () => {
    const { code, responses } = await listed(cli.file('missing.har', attached('0a1b2c.xml')));
    expect(code).toBe(3);
    expect(responses[0]?.problems).toEqual(['This body is in a separate file, 0a1b2c.xml, which does not exist.']);
  });

  it('is not read outside of the folder of the HAR file, not even through symbolic links', async () => {
    const secret = cli.file('secret.xml', FAILED);
    mkdirSync(cli.path('folder/inner'), { recursive: true });
    symlinkSync(secret, cli.path('folder/link.xml'));
    symlinkSync(cli.path('.'), cli.path('folder/up'));
    writeFileSync(cli.path('folder/inner/body.xml'), FAILED);
    symlinkSync(cli.path('folder/inner/body.xml'), cli.path('folder/inside.xml'));
    for (const name of ['../secret.xml', 'inner/../../secret.xml', secret, 'link.xml', 'up/secret.xml', '..', '.']) {
      const { code, responses } = await listed(cli.file('folder/network.har', attached(name)));
      expect({ name, code, outcome: responses[0]?.outcome }).toEqual({ name, code: 3, outcome: 'unreadable' });
      expect(responses[0]?.problems[0]).toContain('outside of the folder');
    }
    for (const name of ['inner/body.xml', './inner/body.xml', 'inside.xml'])
      expect((await listed(cli.file('folder/network.har', attached(name)))).code).toBe(1);
  });

  it('is not read if it is not a regular file', async () => {
    mkdirSync(cli.path('special/body.xml'), { recursive: true });
    const { responses } = await listed(cli.file('special/network.har', attached('body.xml')));
    expect(responses[0]?.problems[0]).toContain('it is not a regular file');
  });
});

describe('a zip archive', () => {
  it('may contain several HAR files, in folders and in archives', async () => {
    const inner = zipOf([['network.har', HAR]]);
    const path = cli.file(
      'artifacts.zip',
      zipOf([
        ['a/network.har', HAR],
        ['b/network.har.zip', inner],
        ['__MACOSX/a/._network.har', 'x'],
        ['readme.txt', 'x'],
      ]),
    );
    const { code, responses, err } = await listed(path);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(responses.map(({ file, entry }) => ({ file, entry }))).toEqual([
      { file: `${path}/a/network.har`, entry: 0 },
      { file: `${path}/b/network.har.zip/network.har`, entry: 0 },
    ]);
  });

  it('may be standard input', async () => {
    let out = '';
    const bytes = zipOf([['a.har', HAR]]);
    async function* stdin() {
      for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    }
    const terminal = {
      out: (text: string) => void (out += text),
      err: () => {},
      stdin: stdin(),
      colors: false,
      stack: false,
    };
    expect(await run(['-', '--format', 'json'], terminal)).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ responses: [{ file: 'a.har', entry: 0 }] });
  });

  it('does not lead to files outside of it', async () => {
    cli.file('body.xml', FAILED);
    for (const name of ['../body.xml', cli.path('body.xml'), 'x/../../body.xml']) {
      const { code, responses } = await listed(cli.file('out.har.zip', zipOf([['har.har', attached(name)]])));
      expect({ code, outcome: responses[0]?.outcome }).toEqual({ code: 3, outcome: 'unreadable' });
      expect(responses[0]?.problems[0]).toContain('outside of the folder');
    }
  });

  it('loses only what is damaged', async () => {
    const flipped = (name: string, data: Buffer): Buffer => {
      if (name !== 'b.har') return data;
      data[data.length - 20] = (data[data.length - 20] ?? 0) ^ 0xff;
      return data;
    };
    const path = cli.file(
      'damaged.zip',
      zipOf(
        ['a.har', 'b.har', 'c.har'].map((name) => [name, HAR] as const),
        flipped,
      ),
    );
    const { responses, err, code } = await listed(path);
    expect(code).toBe(1);
    expect(responses.map(({ file }) => file)).toEqual(expect.arrayContaining([`${path}/a.har`, `${path}/c.har`]));
    expect(err).toMatch(/^multistatus: \S*damaged\.zip contains b\.har, which is damaged: .+\n$/);
  });

  it('with a wrong checksum is damaged', async () => {
    const good = zipOf([['a.har', harOf(['DELETE', 207, GOOD])]]);
    const at = good.indexOf('PK\x01\x02') + 16;
    good[at] = (good[at] ?? 0) ^ 1;
    const { code, err } = await cli.run(cli.file('checksum.zip', good));
    expect(code).toBe(3);
    expect(err).toContain('contains a.har, which is damaged: its checksum is wrong');
  });

  it('that is truncated, empty or no archive has a problem', async () => {
    const whole = zipOf([['a.har', HAR]]);
    const cases = [
      ['is a zip archive without its end: it is truncated', whole.subarray(0, -30)],
      ['is a zip archive without HAR files, Playwright traces or Fiddler sessions', zipOf([['a.txt', 'x']])],
      ['is a zip archive without HAR files', zipOf([])],
    ] as const;
    for (const [problem, bytes] of cases) {
      const { code, err } = await cli.run(cli.file('bad.zip', bytes));
      expect(code).toBe(3);
      expect(err).toContain(problem);
      expect(err.split('\n')).toHaveLength(2);
    }
  });

  it('that decompresses to more than the limit for a body ends with a problem', async () => {
    const bomb = Buffer.alloc(260_000_000);
    const path = cli.file(
      'bomb.har.zip',
      zipOf([
        ['har.har', attached('body.xml')],
        ['body.xml', bomb],
      ]),
    );
    const { code, responses } = await listed(path);
    expect(code).toBe(3);
    expect(responses[0]?.problems).toEqual(['This body is in a separate file, body.xml, which is larger than 256 MB.']);
  });
});

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

describe('a compressed HAR file', () => {
  it('may be a .zhar file of mitmproxy', async () => {
    for (const level of [1, 5, 6, 9]) {
      const { code, responses } = await listed(cli.file('flows.zhar', deflateSync(HAR, { level })));
      expect({ code, entry: responses[0]?.entry }).toEqual({ code: 1, entry: 0 });
    }
    const cut = await cli.run(cli.file('cut.zhar', deflateSync(harOf(['DELETE', 207, GOOD])).subarray(0, -20)));
    expect(cut.code).toBe(3);
    expect(cut.err).toContain('truncated');
  });
});

describe('a compressed body', () => {
  it.each([
    ['curl-gzip.txt', 1],
    ['curl-br.txt', 1],
    ['burp.xml', 3],
  ])('is decompressed: %s', async (name, count) => {
    copyFileSync(traffic(name), cli.path(name));
    const { code, responses } = await listed(cli.path(name));
    expect(code).toBe(1);
    expect(responses.map(({ outcome }) => outcome)).toEqual(Array(count).fill('mixed'));
  });

  it('is damaged if it is truncated, which is not a success', async () => {
    const text = new TextDecoder('latin1').decode(recorded('curl-br.txt'));
    const { code, responses } = await listed(cli.file('cut.txt', Buffer.from(text.slice(0, -10), 'latin1')));
    expect(code).not.toBe(0);
    expect(responses[0]?.problems[0]).toContain('br');
  });
});
