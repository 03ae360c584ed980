// A truncated multipart, or one with a truncated part, never has the verdict all-succeeded.
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { exchangeOf, operationsOf, reportOn } from '../../../../testing/exchange.ts';
import { losesContent } from '../../model/problem.ts';
import type { Report } from '../../verdict/report.ts';
import { parseExchange } from '../parseExchange.ts';

const lines = (...text: readonly string[]): string => text.join('\r\n');

function part(line: string, ...inside: readonly string[]): string {
  return lines('--b', 'Content-Type: application/http', '', line, ...inside, '');
}

function read(text: string, request?: string): Report {
  const type = 'multipart/mixed; boundary=b';
  const exchange = exchangeOf(text, { method: 'POST', type });
  if (request === undefined) return reportOn(text, { method: 'POST', type });
  const headers = [{ name: 'Content-Type', value: 'multipart/mixed; boundary=q' }];
  return parseExchange({ ...exchange, request: { ...exchange.request, body: request, headers } });
}

/** The messages of problems after which content may be missing. */
function losses(report: Report): readonly string[] {
  return report.problems.filter(losesContent).map(({ message }) => inEnglish(message));
}

const OK = part('HTTP/1.1 200 OK', 'Content-Type: application/json', '', '{"id":1}');

describe('a truncated multipart', () => {
  const body = lines(OK + part('HTTP/1.1 204 No Content', '', ''), '') + OK + '--b--\r\n';

  it('has the verdict all-succeeded if it is complete', () => {
    expect(read(body)).toMatchObject({ verdict: { outcome: 'all-succeeded' }, problems: [], summary: { success: 3 } });
  });

  it('never has that verdict if it is truncated, at any offset', () => {
    for (let cut = 0; cut < body.trimEnd().length; cut += 1) {
      const report = read(body.slice(0, cut));
      expect([cut, report.verdict.outcome]).toEqual([cut, expect.stringMatching(/^(?:unknown|unreadable)$/)]);
      expect(report.problems).not.toEqual([]);
    }
  });

  it('after a delimiter has the parts before it, and a problem at its end', () => {
    const text = body.slice(0, body.lastIndexOf('--b--')) + '--b\r\n';
    const report = read(text);
    expect(report.summary).toMatchObject({ total: 3, success: 3 });
    expect(report.problems).toMatchObject([{ code: 'not-well-formed', offset: text.length, cut: true }]);
    expect(losses(report)).toEqual([expect.stringContaining('closing delimiter is missing')]);
  });

  it('inside a nested multipart has a problem, even if the outer one continues', () => {
    const nested = lines(
      '--b',
      'Content-Type: multipart/mixed; boundary=c',
      '',
      '--c',
      '',
      'HTTP/1.1 200 OK',
      '',
      '{}',
    );
    const report = read(`${nested}\r\n${OK}--b--`);
    expect(report).toMatchObject({ summary: { total: 2, success: 2 }, verdict: { outcome: 'unknown' } });
    expect(losses(report)).toEqual([expect.stringContaining('closing delimiter is missing')]);
    expect(read(`${nested}\r\n--c--\r\n${OK}--b--`).verdict.outcome).toBe('all-succeeded');
  });
});

describe('a part', () => {
  it.each([
    ['shorter than the Content-Length of its response', part('HTTP/1.1 200 OK', 'Content-Length: 300', '', '{"a":1')],
    [
      'shorter than its own Content-Length',
      lines('--b', 'Content-Length: 300', '', 'HTTP/1.1 200 OK', '', '{"a":1', ''),
    ],
    ['with a header block that has no end', part('HTTP/1.1 200 OK', 'ETag: "x"', 'Content-Ty')],
    ['with headers of its own that have no end', lines('--b', 'Status: 200', '')],
  ])('%s is not complete', (_, text) => {
    const report = read(`${OK}${text}--b--`);
    expect(report).toMatchObject({ summary: { total: 2, success: 2 }, verdict: { outcome: 'unknown' } });
    expect(losses(report)).toEqual([expect.stringContaining('Part #1 is not complete')]);
  });

  it.each([
    ['with as many bytes as stated', part('HTTP/1.1 200 OK', 'Content-Length: 9', '', '{"é€":1}')],
    ['in characters of four bytes', part('HTTP/1.1 200 OK', 'Content-Length: 8', '', '"😀"')],
    ['whose line ends were made LF', part('HTTP/1.1 200 OK', 'Content-Length: 10', '', '[\n1,\n2\n]')],
    ['whose line end counts as a byte of its body', part('HTTP/1.1 200 OK', 'Content-Length: 10', '', '{"id": 1}')],
    ['without a body after 304', part('HTTP/1.1 304 Not Modified', 'Content-Length: 300', '', '')],
    ['without headers and blank line after its status', part('HTTP/1.1 204 No Content')],
  ])('%s is complete', (_, text) => {
    const report = read(`${OK}${text}--b--`);
    expect(report).toMatchObject({ problems: [], verdict: { outcome: 'all-succeeded' } });
  });

  it('without a body is complete in the response to HEAD', () => {
    const request = lines('--q', '', 'GET /a HTTP/1.1', '', '--q', '', 'HEAD /b HTTP/1.1', '', '--q--');
    const head = part('HTTP/1.1 200 OK', 'Content-Length: 300', '', '');
    expect(read(`${OK}${head}--b--`, request).verdict.outcome).toBe('all-succeeded');
    expect(read(`${head}${OK}--b--`, request).verdict.outcome).toBe('unknown');
  });

  it.each([
    ['is not HTTP', lines('--b', 'Content-Type: text/plain', '', 'see the log', '')],
    ['is empty', lines('--b', '', '')],
    [
      'is called a multipart and has no delimiter',
      lines('--b', 'Content-Type: multipart/mixed; boundary=c', '', 'x', ''),
    ],
    ['has an odd status line', part('HTTP/1.1 2O0 OK', '', '')],
    ['is only informational', part('HTTP/1.1 100 Continue', '', '')],
  ])('that %s is unknown, even if the others succeeded', (_, text) => {
    const report = read(`${OK}${text}--b--`);
    expect(operationsOf(report).map(({ outcome }) => outcome)).toEqual(['success', 'unknown']);
    expect(report.verdict.outcome).toBe('unknown');
  });

  it('that follows the closing delimiter is listed, with a problem', () => {
    const report = read(`${OK}--b--\r\n${part('HTTP/1.1 423 Locked', '', '')}--b--`);
    expect(operationsOf(report).map(({ status }) => status)).toEqual([200, 423]);
    expect(report.problems).toMatchObject([{ code: 'not-well-formed', offset: OK.length + 7 }]);
  });

  it('has the worse outcome of its status line and status header', () => {
    const text = lines('--b', 'Status: 500', 'Content-Type: application/http', '', 'HTTP/1.1 200 OK', '', '', '');
    expect(operationsOf(read(`${text}--b--`))).toMatchObject([
      { status: 200, statusText: 'HTTP/1.1 200 OK; 500', outcome: 'failure' },
    ]);
  });

  it('may start with its status line, without headers', () => {
    expect(operationsOf(read(`--b\r\nHTTP/1.1 423 Locked\r\n\r\n{}\r\n--b--`))).toMatchObject([{ status: 423 }]);
  });
});

describe('the requests', () => {
  const get = (url: string): string =>
    lines('--q', 'Content-Type: application/http', '', `GET ${url} HTTP/1.1`, '', '');
  const changes = (...urls: readonly string[]): string =>
    lines(
      '--q',
      'Content-Type: multipart/mixed; boundary=s',
      '',
      ...urls.flatMap((url) => ['--s', 'Content-Type: application/http', '', `POST ${url} HTTP/1.1`, '', '{}']),
      '--s--',
      '',
    );
  const changed = (...statuses: readonly string[]): string =>
    lines(
      '--b',
      'Content-Type: multipart/mixed; boundary=d',
      '',
      ...statuses.flatMap((status) => ['--d', 'Content-Type: application/http', '', `HTTP/1.1 ${status}`, '', '']),
      '--d--',
      '',
    );

  it('after the first failure have no result if the service stopped', () => {
    const request = `${get('/a')}${get('/b')}${get('/c')}${get('/d')}--q--`;
    const report = read(`${OK}${OK}--b--`, request);
    expect(operationsOf(report).map(({ label, requestIndex }) => [label, requestIndex])).toEqual([
      ['/a', 0],
      ['/b', 1],
    ]);
    expect(report.unanswered).toEqual([
      { index: 2, label: '/c' },
      { index: 3, label: '/d' },
    ]);
    expect(inEnglish(report.verdict)).toEqual({
      outcome: 'unknown',
      sentence: 'POST: 2 items succeeded; 2 of 4 request items have no result: /c, /d.',
    });
  });

  it('in JSON without ids have results in the same order', () => {
    const request = JSON.stringify(['/a', '/b', '/c'].map((uri) => ({ uri, action: 'view' })));
    const { verdict, unanswered } = read(`${OK}--b--`, request);
    expect(unanswered.map(({ label }) => label)).toEqual(['/b', '/c']);
    expect(verdict.outcome).toBe('unknown');
  });

  it('of a failed changeset share one result', () => {
    const request = `${get('/a')}${changes('/b', '/c')}${get('/d')}--q--`;
    const report = read(`${OK}${part('HTTP/1.1 409 Conflict', '', '')}${OK}--b--`, request);
    expect(operationsOf(report).map(({ label, requestIndex }) => [label, requestIndex])).toEqual([
      ['/a', 0],
      ['#1', null],
      ['/d', 3],
    ]);
    expect(report.unanswered).toEqual([]);
  });

  it('of a changeset that stopped are matched one by one', () => {
    const request = `${changes('/b', '/c')}${get('/d')}--q--`;
    const report = read(`${changed('201 Created')}${OK}--b--`, request);
    expect(report.unanswered).toEqual([{ index: 1, label: '/c' }]);
    expect(report.verdict.outcome).toBe('unknown');
    const both = read(`${changed('201 Created', '204 No Content')}${OK}--b--`, request);
    expect(operationsOf(both).map(({ label }) => label)).toEqual(['/b', '/c', '/d']);
    expect(both).toMatchObject({ unanswered: [], verdict: { outcome: 'all-succeeded' } });
  });
});
