import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine, entryOf, harOf } from '../../testing/command.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';
import { run } from './run.ts';

const cli = commandLine();

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424), response('/dav/c', 204));
const ALL_FAILED = multistatus(response('/dav/a', 423));
const PARTIAL = multistatus(propstats('/dav/a', { 200: ['x'], 403: ['y'] }));
const UNKNOWN = multistatus(response('/dav/a', 'HTTP/1.1 2O0 OK'), response('/dav/b', 204));
const CUT = multistatus(response('/dav/a', 204), response('/dav/b', 204)).slice(0, -60);
const EMPTY = multistatus();
const NESTED = JSON.stringify({
  responses: [
    {
      id: '1',
      status: 207,
      body: {
        responses: [
          { id: 'a', status: 200 },
          { id: 'b', status: 500, body: { error: { message: 'no' } } },
        ],
      },
    },
  ],
});

const PLAIN = JSON.stringify({
  responses: [{ id: '1', status: 200, body: { responses: [{ id: 'a', status: 500 }] } }],
});

// The start of a PNG image: signature, header chunk and some data.
const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 9,
]);

describe('the exit code of a response', () => {
  it.each([
    ['succeeded', WELL, 0],
    ['is empty', EMPTY, 0],
    ['has a redirect', multistatus(response('/a', 302)), 0],
    ['has a failure and a success', FAILED, 1],
    ['has only failures', ALL_FAILED, 1],
    ['has a failed property', PARTIAL, 1],
    ['has only dependents', multistatus(response('/a', 424)), 1],
    ['has a failure in a nested batch', NESTED, 1],
    ['has a nested batch with only codes', PLAIN, 1],
    ['states failures with a flag', '{"errors":true,"items":[{"index":{"_id":"1","status":201}}]}', 1],
    ['states more failures than it lists', '{"results":[{"id":1,"status":200}],"failed":3}', 1],
    ['is truncated and has a failure', FAILED.slice(0, -30), 1],
    ['has an invalid status', UNKNOWN, 3],
    ['is truncated', CUT, 3],
  ])('that %s', async (_, body, code) => {
    expect(await cli.run(cli.file('body', body), '--method', 'DELETE')).toMatchObject({ code, err: '' });
  });

  it.each([
    ['an empty file', ''],
    ['only spaces', ' \r\n\t '],
    ['a byte order mark', '\ufeff'],
    ['null', 'null'],
    ['an empty string', '""'],
    ['a string', '"all 3 items were saved"'],
    ['a number', '42'],
    ['true', 'true'],
    ['an empty object', '{}'],
    ['an object with an ok flag', '{"ok":true}'],
    ['plain text', 'OK'],
    ['an HTML error page', '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>'],
    ['another XML document', '<?xml version="1.0"?><error><code>AccessDenied</code></error>'],
    ['a multistatus of another namespace', '<multistatus xmlns="urn:x"><response/></multistatus>'],
    ['a picture', PNG],
    ['random bytes', Uint8Array.from({ length: 900 }, (__, index) => (index * 7919 + 13 * index * index) % 251)],
    ['gzip in gzip', gzipSync(gzipSync(WELL))],
    ['a truncated gzip file', gzipSync(WELL.repeat(20)).subarray(0, 60)],
    ['base64', Buffer.from(WELL).toString('base64')],
    ['UTF-16 without its first byte', Buffer.from(`\ufeff${WELL}`, 'utf16le').subarray(1)],
    ['JSON that is truncated before its list', '{"results":'],
    ['JSON that is truncated in its first item', '{"results":[{"id":1,'],
    ['XML that is truncated before its first response', multistatus(response('/a', 200)).slice(0, 80)],
  ])('that is %s is 3, and its verdict is not a success', async (_, body) => {
    const { code, out } = await cli.run(cli.file('body.bin', body));
    expect(out).not.toContain('✓');
    expect(code).toBe(3);
  });

  it.each([
    ['an object', '{"id":1}'],
    ['a list', '[{"id":1},{"id":2}]'],
    ['lines with statuses that are not HTTP statuses', '{"status":"x"}\n{"status":"y"}\n'],
    ['a multipart body', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n'],
    ['text', 'OK'],
    ['XML', '<ok/>'],
    ['nothing', ''],
  ])('without results, and with a status other than 207, is 3: %s', async (_, body) => {
    const file = cli.file('body.bin', body);
    for (const status of ['200', '201', '400', '500']) expect((await cli.run(file, '--status', status)).code).toBe(3);
  });

  it.each([
    ['recorded without its content', null],
    ['empty', ''],
    ['invalid base64', '%%%'],
    ['an HTML page', '<html><body>Service unavailable</body></html>'],
  ])('in a HAR file that is %s is 3', async (_, body) => {
    expect((await cli.run(cli.har('a.har', ['POST', 207, body], ['GET', 200, '<html/>']))).code).toBe(3);
  });
});

describe('--filter', () => {
  it.each([
    [FAILED, 1],
    [UNKNOWN, 3],
    ['', 3],
    [WELL, 0],
  ])('does not change the exit code of %s', async (body, code) => {
    for (const filter of ['status:302', 'is:failed', 'method:GET'])
      for (const format of ['text', 'json', 'csv'])
        expect((await cli.run(cli.file('body.xml', body), '--filter', filter, '--format', format)).code).toBe(code);
  });
});

describe('the exit code of a file', () => {
  const whole = harOf(['DELETE', 207, WELL], ['DELETE', 207, WELL]);
  it.each([
    ['a HAR file that is truncated after an entry', 'cut.har', whole.slice(0, -50)],
    ['an empty HAR file', 'none.har', ''],
    ['a HAR file that contains HTML', 'page.har', '<html></html>'],
    ['a HAR file without a list of entries', 'list.har', '{"log":{}}'],
    ['a HAR file with an entry that is not JSON', 'bad.har', `{"log":{"entries":[{"a":}]}}`],
    [
      'a HAR file with an entry without a status',
      'half.har',
      `{"log":{"entries":[{"response":{"content":{"text":"x"}}}]}}`,
    ],
    ['a HAR file that is followed by another one', 'two.har', `${whole}\n${whole}`],
    ['a HAR file with an entry that is not an object', 'null.har', `{"log":{"entries":[null]}}`],
    ['a gzipped HAR file that is truncated', 'cut.har.gz', gzipSync(whole).subarray(0, -20)],
    [
      'a gzipped HAR file that is damaged',
      'bad.har.gz',
      Uint8Array.from(gzipSync(whole), (byte, at) => (at > 30 && at < 90 ? 255 - byte : byte)),
    ],
  ])('that is %s is 3', async (_, name, content) => {
    const { code, out, err } = await cli.run(cli.file(name, content));
    expect(code).toBe(3);
    expect(err).toContain(name);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(await cli.run(cli.path(name), '--fail-on', 'failure,partial,unknown')).toEqual({ code: 0, out, err });
    expect((await cli.run(cli.path(name), '--fail-on', 'unreadable')).code).toBe(3);
  });

  it('that is a HAR file with another file extension is that of its responses', async () => {
    const har = (body: string): string => harOf(['DELETE', 207, body]).replace('{"log"', '{"comment":"x","log"');
    expect(await cli.run(cli.file('saved.json', har(FAILED)))).toMatchObject({ code: 1, err: '' });
    expect(await cli.run(cli.file('saved.json', har(WELL)))).toMatchObject({ code: 0, err: '' });
    expect(await cli.run(cli.file('saved.json', har('oops')))).toMatchObject({ code: 3, err: '' });
  });

  it('that is a report of this tool, or has HAR entries in an object, is 3', async () => {
    const report = (await cli.run(cli.file('well.xml', WELL), '--format', 'json')).out;
    const entry = JSON.stringify(entryOf(['DELETE', 207, FAILED]));
    for (const [text, problem] of [
      [report, 'is a report written by multistatus'],
      [`{"entries":[${entry}]}`, 'is not a HAR file'],
    ] as const) {
      const { code, out, err } = await cli.run(cli.file('saved.json', text));
      expect([code, out]).toEqual([3, expect.not.stringContaining('✓')]);
      expect(err).toContain(`saved.json ${problem}`);
    }
  });

  it('that has HAR entries in a list, or one per line, is that of its responses', async () => {
    const [failed, well] = [FAILED, WELL].map((body) => JSON.stringify(entryOf(['DELETE', 207, body])));
    for (const text of [`[${well},${failed}]`, `${well}\n${failed}\n`])
      expect(await cli.run(cli.file('saved.json', text))).toMatchObject({ code: 1, err: '' });
    expect(await cli.run(cli.file('saved.json', `${well}\n${well}\n`))).toMatchObject({ code: 0, err: '' });
  });

  it('that is damaged, and has a failure in its valid part, is 1', async () => {
    const cut = harOf(['DELETE', 207, FAILED], ['DELETE', 207, WELL]).slice(0, -50);
    expect((await cli.run(cli.file('cut.har', cut))).code).toBe(1);
  });

  it('that is missing, a folder or unreadable is 2, and the other files are still read', async () => {
    mkdirSync(cli.path('folder.har'), { recursive: true });
    const well = cli.file('well.xml', WELL);
    for (const [bad, why] of [
      ['missing.har', 'cannot be read: no such file or directory'],
      ['folder.har', 'has no files that are read in a folder'],
      ['well.xml/x', 'cannot be read: not a directory'],
    ] as const) {
      const { code, out, err } = await cli.run(cli.path(bad), well);
      expect([bad, code]).toEqual([bad, 2]);
      expect(err).toContain(`${bad} ${why}`);
      expect(out).toContain('1 multi-status');
    }
  });

  it('is 2 if the file with the request body is missing', async () => {
    expect(await cli.run(cli.file('well.xml', WELL), '--request', cli.path('nowhere'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere cannot be read'),
    });
  });
});

describe('the first of 70, 1, 2 and 3 that applies', () => {
  it('is 1 if a response failed, even if there are other errors', async () => {
    const failed = cli.file('failed.xml', FAILED);
    expect((await cli.run(failed, cli.path('missing.har'))).code).toBe(1);
    expect((await cli.run(cli.file('empty.xml', ''), failed)).code).toBe(1);
    expect((await cli.run(failed, '--output', cli.path('no/such/folder'))).code).toBe(1);
  });

  it('is 2 if a file is missing and a response could not be parsed', async () => {
    expect((await cli.run(cli.path('missing.har'), cli.file('empty.xml', ''))).code).toBe(2);
  });

  it('is 2 if the report cannot be written', async () => {
    expect(await cli.run(cli.file('empty.xml', ''), '-o', cli.path('no/such/folder'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be written'),
    });
  });

  it('is 70 after an internal error, with one line and, only if requested, the stack trace', async () => {
    const body = cli.file('failed.xml', FAILED);
    const broken = async (stack: boolean): Promise<{ readonly code: number; readonly err: string }> => {
      let err = '';
      const out = (): never => {
        throw new TypeError('x is not a function');
      };
      const code = await run([body], { out, err: (text) => (err += text), colors: false, stack });
      return { code, err };
    };
    expect(await broken(false)).toEqual({
      code: 70,
      err: expect.stringMatching(/^multistatus: internal error: x is not a function\. .*MULTISTATUS_STACK.*\n$/),
    });
    expect(await broken(true)).toEqual({ code: 70, err: expect.stringMatching(/TypeError.*\n\s+at /s) });
  });

  it.each([
    [['--nonsense', 'x.har']],
    [[]],
    [['x.har', '--format', 'yaml']],
    [['x.har', '--status', '20']],
    [['x.har', '--output']],
    [['x.har', '--filter', 'is:nonsense']],
    [['x.har', '--filter', 'nonsense:x']],
    [['x.har', '--rules', '/nowhere/rules.json']],
    [['x.har', '--config', '/nowhere/config.json']],
    [['--help', 'nonsense']],
    [['completion', 'nonsense']],
  ])('is 2 for an invalid argument, without any output: %j', async (args) => {
    const { code, out, err } = await cli.run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^multistatus: .*\n$/s);
  });
});
