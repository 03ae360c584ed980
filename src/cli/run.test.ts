import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../testing/command.ts';
import type { ReportFile } from '../../test/corpus/report.ts';
import { multistatus, response } from '../../testing/exchange.ts';

const cli = commandLine();
const { file, har, run: runCli } = cli;

const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424));

describe('a file', () => {
  const json = async (...args: readonly string[]): Promise<ReportFile> =>
    JSON.parse((await runCli(...args, '--format', 'json')).out) as ReportFile;

  it('is recognized as a gzipped HAR file by its content, not by its name', async () => {
    const packed = gzipSync(readFileSync(har('a.har', ['DELETE', 207, FAILED])));
    expect((await json(file('a.har.gz', packed))).responses).toHaveLength(1);
    expect((await json(file('anything', packed))).responses).toMatchObject([{ entry: 0 }]);
  });

  it('may be a HAR file with a byte order mark', async () => {
    expect(
      (await json(file('bom.har', `\ufeff${readFileSync(har('a.har', ['DELETE', 207, FAILED]), 'utf8')}`))).responses,
    ).toHaveLength(1);
  });

  it('may be only a body, with metadata in command line options', async () => {
    const request = file('request.xml', '<sync-collection xmlns="DAV:"/>');
    const report = await json(
      file('body.xml', multistatus(response('/dav/gone', 404))),
      '--method',
      'report',
      '--url',
      'http://a.test/dav/',
      '--status',
      '200',
      '--content-type',
      'text/xml',
      '--request',
      request,
    );
    expect(report.responses).toMatchObject([
      {
        entry: null,
        request: { method: 'REPORT', url: 'http://a.test/dav/' },
        response: { status: 200, contentType: 'text/xml' },
        operations: [{ outcome: 'notice', note: 'removed' }],
      },
    ]);
  });

  it('may be a body in an encoding other than UTF-8', async () => {
    const body = Buffer.from(
      '<?xml version="1.0" encoding="iso-8859-1"?><multistatus xmlns="DAV:"><response><href>/é</href><status>HTTP/1.1 200 OK</status></response></multistatus>',
      'latin1',
    );
    expect((await json(file('latin1.xml', body))).responses[0]?.operations[0]?.label).toBe('/é');
  });

  it('may be a JSON batch', async () => {
    expect(
      (await json(file('batch.json', '{"results":[{"id":1,"status":200},{"id":2,"status":409}]}'))).responses[0]
        ?.operations,
    ).toMatchObject([{ status: 200 }, { status: 409 }]);
  });

  it.each([
    ['broken.har', '{"log":', 'is not a HAR file'],
    ['empty.har', '', 'is not a HAR file'],
    ['other.har', '{"log":{}}', 'it has no log.entries'],
    ['cut.har.gz', gzipSync('{}').subarray(0, 12), 'is not a HAR file'],
  ])('%s that is not a valid HAR file is reported in one line', async (name, content, message) => {
    const { code, err } = await runCli(file(name, content));
    expect(code).toBe(3);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('that is a truncated HAR file is reported with its complete entries', async () => {
    const whole = readFileSync(har('whole.har', ['DELETE', 207, FAILED], ['DELETE', 207, FAILED]), 'utf8');
    const { code, out, err } = await runCli(file('half.har', whole.slice(0, -50)));
    expect(code).toBe(1);
    expect(out).toMatch(/^1 of 1 multi-status response has failures.*; 1 file was only partially read\.\n/);
    expect(err).toMatch(/half\.har is damaged: it is truncated after 1 entry\n$/);
  });
});

describe('the report', () => {
  it('is written to a file', async () => {
    const path = cli.path('out.csv');
    expect(await runCli(file('body.xml', FAILED), '--format', 'csv', '--output', path)).toEqual({
      code: 1,
      out: '',
      err: '',
    });
    expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(4);
  });

  it('contains credentials only with --no-redact', async () => {
    const path = har('a.har', ['DELETE', 207, FAILED]);
    for (const format of ['json', 'csv', 'text'])
      expect((await runCli(path, '--format', format)).out).not.toContain('secret');
    expect((await runCli(path, '--format', 'json', '--no-redact')).out).toContain('Basic secret');
  });

  it('includes batches in responses with another status only with --batches', async () => {
    const path = file(
      'b.har',
      JSON.stringify({
        log: {
          entries: [
            {
              request: { method: 'POST' },
              response: {
                status: 200,
                content: {
                  mimeType: 'application/json',
                  text: '{"responses":[{"id":"1","status":200},{"id":"2","status":404}]}',
                },
              },
            },
          ],
        },
      }),
    );
    expect(await runCli(path)).toMatchObject({ code: 0, out: expect.stringContaining('No multi-status responses') });
    expect((await runCli(path, '--batches')).code).toBe(1);
  });
});
