import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { listedBy } from '../../../../testing/listed.ts';
import { zipOf } from '../../../../testing/zip.ts';
import { run } from '../../run.ts';
import { readArchive } from './readArchive.ts';
import { openZip } from './zipArchive.ts';

const cli = commandLine();
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const GOOD = multistatus(response('/dav/a', 200));
const HAR = harOf(['DELETE', 207, FAILED]);

const traffic = (name: string): string => join(import.meta.dirname, '../../../../testing/traffic', name);

const listed = listedBy(cli);

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

  it('of a request that is missing has a problem', async () => {
    const har = JSON.parse(HAR) as { log: { entries: { request: object }[] } };
    Object.assign(har.log.entries[0]?.request ?? {}, { postData: { text: '', _file: 'c3.json' } });
    const { code, responses } = await listed(cli.file('request.har', JSON.stringify(har)));
    expect({ code, outcome: responses[0]?.outcome }).toEqual({ code: 1, outcome: 'mixed' });
    expect(responses[0]?.problems).toEqual([
      'The body of the request could not be loaded, so request items without a result are not detected. This body is in a separate file, c3.json, which does not exist.',
    ]);
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
    const other = attached('inner/body.xml').replace('207', '424').replaceAll('text/xml', 'text/html');
    expect((await listed(cli.file('folder/network.har', other))).responses).toHaveLength(1);
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

  it('is reported if it contains a file of one name twice, since only one of them is read', async () => {
    const twice = zipOf([
      ['network.har', HAR],
      ['network.har', harOf(['DELETE', 207, GOOD])],
    ]);
    const { code, err } = await listed(cli.file('twice.zip', twice));
    expect(code).toBe(3);
    expect(err).toContain('contains network.har more than once; only the last one is read');
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

  it('has the reason if a file in it is encrypted or compressed in another way', async () => {
    const fields = [
      ['contains a.har, which is encrypted', 8, 0x0801],
      ['contains a.har, which is compressed with a method that is not supported (14)', 10, 14],
    ] as const;
    for (const [problem, field, value] of fields) {
      const bytes = zipOf([['a.har', HAR]]);
      bytes.writeUInt16LE(value, bytes.indexOf('PK\x01\x02') + field);
      const { code, err } = await cli.run(cli.file('special.zip', bytes));
      expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(problem) });
    }
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

  it('inside too many archives has a problem, also beside files that are read', async () => {
    const good = ['good.har', harOf(['DELETE', 207, GOOD])] as const;
    const third = zipOf([good, ['fourth.zip', zipOf([['a.har', HAR]])]]);
    const path = cli.file('first.zip', zipOf([['second.zip', zipOf([['third.zip', third]])]]));
    const { code, responses, err } = await listed(path);
    expect({ code, outcomes: responses.map(({ outcome }) => outcome) }).toEqual({
      code: 3,
      outcomes: ['all-succeeded'],
    });
    expect(err).toContain('which contains fourth.zip, which is inside too many archives; extract it');
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

  it('that decompresses to more than its limit ends with a problem', async () => {
    const bytes = zipOf([['a.har', HAR.padEnd(200_000)]]);
    const archive = await openZip(bytes, { left: 100_000 });
    const context = { method: null, url: null, status: 207, contentType: null, request: null };
    const problem = await readArchive(archive, 'a.zip', { context, take: () => {}, whole: 1000 });
    expect(inEnglish(problem)).toBe('contains a.har, which has more than 8 GB when it is decompressed');
  });
});
