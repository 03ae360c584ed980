import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../../testing/command.ts';
import { multistatus, propstats, response } from '../../../../testing/exchange.ts';
import type { ReportFile } from '../../../../test/corpus/report.ts';

const cli = commandLine();
const { file, har } = cli;

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 424));
const EMPTY = multistatus();
const UNKNOWN = multistatus(response('/dav/a', 'HTTP/1.1 2O0 OK'), response('/dav/b', 204));
const PAGE = '<html><body>Bad gateway</body></html>';

async function textOf(...args: readonly string[]): Promise<string> {
  return (await cli.run(...args)).out;
}

async function firstLine(...args: readonly string[]): Promise<string> {
  return (await textOf(...args)).split('\n')[0] ?? '';
}

describe('the text report', () => {
  it('has the result in a sentence, the failed response with its operations, and a line for each other response', async () => {
    const path = har('a.har', ['PROPFIND', 207, WELL], ['GET', 200, '<html/>'], ['DELETE', 207, FAILED]);
    expect(await textOf(path)).toBe(
      [
        '1 of 2 multi-status responses has failures: 1 of 3 sub-operations failed, 1 was not attempted because of others.',
        '1 other response is not multi-status.',
        '',
        '✕ DELETE: the collection still exists; 1 member was refused (423), 1 more was not removed because of it.',
        `  http://a.test/dav/ · 207 · WebDAV · ${path} #2`,
        '    423 Locked               a',
        '    └ 424 Failed Dependency  b',
        '',
        `✓ PROPFIND http://a.test/dav/: 1 resource · ${path} #0`,
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['all succeeded', [WELL, WELL], 'No failures in 2 multi-status responses with 2 sub-operations.'],
    [
      'some list nothing',
      [WELL, EMPTY],
      'No failures in 2 multi-status responses with 1 sub-operation; 1 of them lists no results.',
    ],
    ['none list anything', [EMPTY], 'No failures in 1 multi-status response; no results are listed.'],
    [
      'some have failures',
      [WELL, FAILED, PAGE],
      '1 of 3 multi-status responses has failures: 1 of 3 sub-operations failed, 1 was not attempted because of others; 1 response could not be parsed.',
    ],
    [
      'some may have failures',
      [WELL, UNKNOWN, PAGE],
      '2 of 3 multi-status responses may have failures: 1 could not be parsed, 1 has an unknown outcome (1 of 3 sub-operations has no known result).',
    ],
    [
      'only dependents are listed',
      [multistatus(response('/a', 424))],
      '1 of 1 multi-status response has failures: 1 of 1 sub-operation was not attempted because of others.',
    ],
    [
      'the failures are not listed',
      ['{"errors":true,"items":[{"index":{"_id":"1","status":201}}]}'],
      '1 of 1 multi-status response has failures: 1 response states failures that it does not list.',
    ],
  ])('states in its first line that %s', async (_, bodies, line) => {
    const entries = bodies.map(
      (body) => ['DELETE', 207, body, body.startsWith('{') ? 'application/json' : 'text/xml'] as const,
    );
    expect(await firstLine(har('first.har', ...entries))).toBe(line);
  });

  it('states in its first line that files could not be read', async () => {
    const whole = harOf(['DELETE', 207, WELL], ['DELETE', 207, WELL]);
    const cut = file('cut.har', whole.slice(0, -60));
    expect(await firstLine(cut, cli.path('missing.har'))).toBe(
      'No failures in 1 multi-status response with 1 sub-operation, but 1 file was only partially read, 1 input could not be read.',
    );
    expect(await firstLine(file('none.har', '{"log":'))).toBe(
      'No multi-status responses, but 1 file was only partially read.',
    );
    const report = JSON.parse(await textOf(cut, '--format', 'json')) as ReportFile;
    expect(report.exported.leftOut).toEqual([
      { what: 'files', count: 1, why: expect.stringMatching(/cut\.har is damaged: it is truncated after 1 entry/) },
    ]);
  });

  it('lists failing responses first, then doubtful ones, then all others', async () => {
    const path = har(
      'order.har',
      ['GET', 207, WELL],
      ['POST', 207, PAGE],
      ['MOVE', 207, FAILED],
      ['PUT', 207, UNKNOWN],
      ['COPY', 207, FAILED],
    );
    expect((await textOf(path)).match(/^[✕✓!?] [A-Z]+/gm)).toEqual(['✕ MOVE', '✕ COPY', '! POST', '? PUT', '✓ GET']);
  });

  it('names file and entry of each response as specified on the command line', async () => {
    const paths = ['one', 'two'].map((folder) =>
      har(`${folder}-network.har`, ['DELETE', 207, folder === 'one' ? FAILED : WELL]),
    );
    const out = await textOf(...paths);
    expect(out).toContain(`WebDAV · ${paths[0]} #0\n`);
    expect(out).toContain(`1 resource was deleted · ${paths[1]} #0\n`);
  });
});

describe('a response', () => {
  it('without failures has one line, and lists its operations with --verbose', async () => {
    const body = multistatus(response('/dav/a', 204), response('/dav/b', 302));
    const path = har('well.har', ['COPY', 207, body]);
    expect((await textOf(path)).split('\n')).toHaveLength(4);
    const out = await textOf(path, '--verbose');
    expect(out).toContain('    302 Found       b  redirect\n    204 No Content  a\n');
  });

  it('that failed in part names the properties that failed', async () => {
    const body = multistatus(
      propstats('/dav/', { 200: ['getetag'], 403: ['acl', 'displayname'] }),
      propstats('/dav/b', { 424: ['x'], 409: ['y'] }),
    );
    const out = await textOf(har('partial.har', ['REPORT', 207, body]));
    expect(out).toContain('    403 Forbidden  (the collection itself)  403 acl, displayname\n');
    expect(out).toMatch(/ {4}409 Conflict +b +409 y; 424 x\n/);
  });

  it('names the properties that failed beside a status of success', async () => {
    const failed = '<D:propstat><D:prop><D:acl/></D:prop><D:status>HTTP/1.1 403 x</D:status></D:propstat>';
    const out = await textOf(har('beside.har', ['PROPFIND', 207, multistatus(response('/dav/a', 200, failed))]));
    expect(out).toMatch(/ {4}200 OK +a +403 acl\n/);
  });

  it('names the first failed properties and counts the others', async () => {
    const names = Array.from({ length: 70 }, (_, index) => `p${index}`);
    const path = file('patch.xml', multistatus(propstats('/a', { 403: names, 424: ['q'] })));
    expect(await textOf(path, '--method', 'PROPPATCH')).toMatch(/403 p0, p1, .*, p19 and 50 more; 424 q\n/);
    expect(await textOf(path, '--method', 'PROPPATCH', '--verbose')).toMatch(/403 p0, p1, .*, p69; 424 q\n/);
  });

  it('that could not be parsed has the reason and its problems, and lists request items without a result', async () => {
    const path = har('a.har', ['POST', 207, null], ['POST', 207, '<html/>']);
    expect(await textOf(path)).toMatch(/^! POST.*\n.*\n {2}! \S/m);
    const request = file('request.json', '{"items":[{"id":"a"},{"id":"b"}]}');
    const one = file('one.json', '{"results":[{"id":"a","status":200}]}');
    expect(await textOf(one, '--method', 'POST', '--request', request)).toMatch(
      /^\? POST.*\n.*\n {4}no result {2}b {2}request item #1 has no result in the response$/m,
    );
  });

  it('has many request items without a result in one line', async () => {
    const ids = Array.from({ length: 90 }, (_, index) => ({ id: `i${index}` }));
    const request = file('many.json', JSON.stringify({ items: ids }));
    const one = file('two.json', '{"results":[{"id":"i0","status":200},{"id":"i1","status":200}]}');
    expect(await textOf(one, '--method', 'POST', '--request', request)).toContain(
      '    88 × no result  i2, i3 and 86 more  request items #2, #3, #4 and 85 more have no result in the response\n',
    );
  });

  it.each([
    ['{"note": 5}', 'No per-item results were recognized in the body.', []],
    [
      '{"message": "Nothing to do"}',
      'No per-item results were recognized in the body.',
      ['The body states: "Nothing to do"'],
    ],
    [PAGE, 'The body is an HTML page, not a multistatus', []],
  ])('states only once why no results were recognized in %s', async (text, verdict, problems) => {
    const lines = (await textOf(file('body.json', text), '--method', 'POST')).split('\n').slice(2);
    expect(lines[0]?.replace('! POST: ', '').toLowerCase()).toContain(verdict.toLowerCase());
    expect(lines.filter((line) => line.startsWith('  ! ')).map((line) => line.slice(4))).toEqual(problems);
  });

  it('has its problems with line and column', async () => {
    expect(await textOf(file('cut.xml', '<multistatus xmlns="DAV:"><response><href>/a</href'))).toContain(
      '  ! The body is truncated inside <href>: no response is complete, and the rest is missing. (1:',
    );
  });

  it('with several possible causes of a dependent names the first ones', async () => {
    const failed = Array.from({ length: 12 }, (_, index) => response(`/dav/x${index}`, 423));
    const out = await textOf(file('many.xml', multistatus(...failed, response('/dav/y', 424))), '--method', 'COPY');
    expect(out).toMatch(/\/dav\/y +because of one or more of \/dav\/x0, \/dav\/x1, \/dav\/x2 and 9 others\n/);
    const two = multistatus(response('/dav/a', 423), response('/dav/b', 403), response('/dav/y', 424));
    expect(await textOf(file('two.xml', two))).toContain('because of one or more of /dav/a, /dav/b\n');
  });

  it('lists failures before unknown outcomes, and is not marked as a success if outcomes are unknown', async () => {
    const unknown = Array.from({ length: 60 }, (_, index) => response(`/u${index}`, 'nonsense'));
    const out = await textOf(file('late.xml', multistatus(...unknown, response('/late', 403))));
    expect(out.indexOf('/late')).toBeLessThan(out.indexOf('/u0'));
    expect(out).toContain('60 × “nonsense” is not a valid status');
    expect(await textOf(file('unknown.xml', multistatus(...unknown)))).toMatch(/^\? /m);
  });
});

describe('--filter', () => {
  it('shows the operations that match, including successful ones', async () => {
    const path = file('body.xml', multistatus(response('/x', 200), response('/y', 302)));
    const out = await textOf(path, '--filter', 'status:3xx');
    expect(out).toContain('302 Found');
    expect(out).not.toContain('/x');
    expect(out.split('\n')[1]).toBe('The filter shows 1 of 1 response, 1 of 2 sub-operations.');
  });
});
