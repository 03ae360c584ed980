import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../testing/command.ts';
import type { ReportFile } from '../../test/corpus/report.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';
import { run } from './run.ts';

const cli = commandLine();
const { file, har, run: runCli } = cli;

const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424));

describe('the text report', () => {
  it('prints the verdict and lists failures', async () => {
    const { out } = await runCli(har('a.har', ['DELETE', 207, FAILED], ['GET', 200, '<html/>']));
    expect(out).toBe(
      [
        '✕ DELETE: the collection still exists; 1 member was refused (423), 1 more was not removed because of it.',
        '  http://a.test/dav/ · 207 · WebDAV',
        '  STATUS                 RESOURCE  MESSAGE',
        '  423 Locked             a',
        '  424 Failed Dependency    b       because of a',
        '',
        '1 multi-status response: 1 with failures; 1 of 2 sub-operations failed, 1 not attempted because of others. 1 other response is not multi-status.',
        '',
      ].join('\n'),
    );
  });

  it('names the first possible causes and counts the others', async () => {
    const failed = Array.from({ length: 12 }, (_, index) => response(`/dav/x${index}`, 423));
    const { out } = await runCli(file('many.xml', multistatus(...failed, response('/dav/y', 424))), '--method', 'COPY');
    expect(out).toContain('because of one or more of /dav/x0, /dav/x1, /dav/x2 and 9 others');
    const two = multistatus(response('/dav/a', 423), response('/dav/b', 403), response('/dav/y', 424));
    expect((await runCli(file('two.xml', two))).out).toContain('because of one or more of /dav/a, /dav/b\n');
  });

  it('lists failures before unknown outcomes, and does not mark unknown outcomes as successes', async () => {
    const unknown = Array.from({ length: 60 }, (_, index) => response(`/u${index}`, 'nonsense'));
    const { out } = await runCli(file('late.xml', multistatus(...unknown, response('/late', 403))));
    expect(out.indexOf('/late')).toBeLessThan(out.indexOf('/u0'));
    expect(out).toContain('… 11 more sub-operations');
    expect((await runCli(file('unknown.xml', multistatus(...unknown)))).out).toMatch(/^\? /);
  });

  it('counts responses that state failures without listing them, and exports the stated totals', async () => {
    const body = file('body.json', '{"results":[{"id":1,"status":200},{"id":2,"status":409}],"failed":3}');
    expect((await runCli(body)).out).toContain(
      '1 multi-status response: 1 with failures, 1 with failures that are not listed; 1 of 2 sub-operations failed.',
    );
    const report = JSON.parse((await runCli(body, '--format', 'json')).out) as { responses: readonly unknown[] };
    expect(report.responses).toMatchObject([
      { verdict: { outcome: 'mixed' }, statedTotals: { total: null, failed: 3 }, operations: [{}, {}] },
    ]);
  });

  it('lists dependents of a failure that is not listed itself', async () => {
    expect((await runCli(file('body.xml', multistatus(response('/a', 424))))).out).toContain('424 Failed Dependency');
  });

  it('prints why a response could not be parsed, and request items without a result', async () => {
    const { out } = await runCli(har('a.har', ['POST', 207, null], ['POST', 207, '<html/>']));
    expect(out).toMatch(/^! POST.*\n.*\n {2}! \S/);
    expect(out).toContain('2 multi-status responses: 2 could not be parsed.');
    const request = file('request.json', '{"items":[{"id":"a"},{"id":"b"}]}');
    const one = file('one.json', '{"results":[{"id":"a","status":200}]}');
    expect((await runCli(one, '--method', 'POST', '--request', request)).out).toMatch(
      /^\? POST[^]*\n {2}no \w+ +b +request item #1/,
    );
  });

  it('prints the number of files that were only partially read, which the JSON report lists', async () => {
    const cut = file('cut.har', readFileSync(har('a.har', ['DELETE', 207, FAILED]), 'utf8').slice(0, -60));
    expect((await runCli(cut)).out).toBe('No multi-status responses. 1 file was only partially read.\n');
    const report = JSON.parse((await runCli(cut, '--format', 'json')).out) as ReportFile;
    expect(report.exported.leftOut).toEqual([
      { what: 'files', count: 1, why: expect.stringMatching(/cut\.har is damaged: it is truncated after 0 entries/) },
    ]);
  });

  it('lists the first failed properties of a single operation and counts the others', async () => {
    const names = Array.from({ length: 70 }, (_, index) => `p${index}`);
    const { out } = await runCli(
      file('patch.xml', multistatus(propstats('/a', { 403: names, 424: ['q'] }))),
      '--method',
      'PROPPATCH',
    );
    expect(out.match(/^ {2}\s+DAV:p\d+$/gm)?.length).toBe(50);
    expect(out).toContain('… 21 more properties');
  });

  it.each([
    ['{"note": 5}', 'No per-item results were recognized in the body.', []],
    [
      '{"message": "Nothing to do"}',
      'No per-item results were recognized in the body.',
      ['The body states: "Nothing to do"'],
    ],
    ['<html><body>Sorry</body></html>', 'The body is an HTML page, not a multistatus', []],
  ])('states only once why no results were recognized in %s', async (text, verdict, problems) => {
    const lines = (await runCli(file('body.json', text), '--method', 'POST')).out.split('\n');
    expect(lines[0]?.replace('! POST: ', '').toLowerCase()).toContain(verdict.toLowerCase());
    expect(lines.filter((line) => line.startsWith('  ! ')).map((line) => line.slice(4))).toEqual(problems);
  });

  it('prints problems with line and column', async () => {
    expect((await runCli(file('cut.xml', '<multistatus xmlns="DAV:"><response><href>/a</href'))).out).toContain(
      '  ! The body is truncated inside <href>: no response is complete, and the rest is missing. (1:',
    );
  });

  it('shows the operations that match a filter, including successful ones', async () => {
    const { out } = await runCli(
      file('body.xml', multistatus(response('/x', 200), response('/y', 302))),
      '--filter',
      'status:3xx',
    );
    expect(out).toContain('302 Found');
    expect(out).not.toContain('/x');
  });

  it('reports that there are no multi-status responses', async () => {
    expect(await runCli(har('none.har', ['GET', 200, '<html/>']))).toEqual({
      code: 0,
      out: 'No multi-status responses. 1 other response is not multi-status.\n',
      err: '',
    });
  });

  it('replaces control characters from the server', async () => {
    const body = multistatus(
      response(
        '/\u001b]0;owned\u0007\u009b31m',
        403,
        '<D:responsedescription>\u001b[2J&#x1b;[31m\u0085</D:responsedescription>',
      ),
    );
    const { out } = await runCli(file('esc.xml', body), '--method', 'DELETE', '--url', 'http://a.test/\u001b[1m');
    // oxlint-disable-next-line no-control-regex -- control characters are matched on purpose
    expect(out.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(out).toContain('owned');
  });

  it('has colors on a terminal, but not in a file', async () => {
    const path = cli.path('out.txt');
    const body = file('body.xml', FAILED);
    let out = '';
    const terminal = { out: (text: string) => (out += text), err: () => '', colors: true, stack: false };
    await run([body], terminal);
    expect(out).toContain('\u001b[31m');
    await run([body, '-o', path], terminal);
    expect(readFileSync(path, 'utf8')).not.toContain('\u001b');
  });
});

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
    expect(out).toContain('1 multi-status response: 1 with failures');
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
