import { describe, expect, it } from 'vitest';
import { all, exchangeOf, report } from '../../../../testing/jsonSample.ts';
import { parseMultipart } from './parseMultipart.ts';
import type { ParsedBody } from '../../model/parsedBody.ts';

const contentType = 'application/http';

function read(body: string, request: string | null = null): ParsedBody {
  return parseMultipart(body, exchangeOf({ contentType, request, requestType: contentType }));
}

function lines(body: string, request: string | null = null): readonly string[] {
  return all(read(body, request).operations).map(({ pointer, status, outcome, label, requestIndex, message }) =>
    [pointer, status, outcome, label, requestIndex === null ? null : `@${requestIndex}`, message]
      .filter((part) => part !== null)
      .join(' '),
  );
}

const head = (status: string, ...headers: readonly string[]): string =>
  ['HTTP/1.1 ' + status, ...headers, '', ''].join('\r\n');

const updated = head('200 OK', 'Content-Location: /seats/4', 'Content-Length: 14') + '{"seat":"é4"}\n';
const refused = head('422 Unprocessable Content', 'Content-Location: /seats/5') + '{"error":"seat 5 is taken"}';
const deleted = head('204 No Content', 'Location: /seats/6');

describe('HTTP responses that follow each other in one body', () => {
  it('are a part each, with or without Content-Length and line ends between them', () => {
    const expected = [
      'part:0 200 success /seats/4',
      'part:1 422 failure /seats/5 seat 5 is taken',
      'part:2 204 success /seats/6',
    ];
    expect(lines(updated + refused + deleted)).toEqual(expected);
    expect(lines(`${updated}\r\n\r\n${refused}\r\n${deleted}\r\n`)).toEqual(expected);
    expect(lines((updated + refused + deleted).replaceAll('\r\n', '\n'))).toEqual(expected);
  });

  it('are recognized by their status lines under any media type, but not in a WebDAV body', () => {
    expect(report(updated + refused, { contentType: 'text/plain', status: 200 }).summary.failure).toBe(1);
    const dav =
      '<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:status>\nHTTP/1.1 423 Locked\n</D:status></D:response></D:multistatus>';
    expect(report(refused, { contentType }).summary.failure).toBe(1);
    expect(report(head('207 Multi-Status') + dav, { contentType: 'text/plain' }).format).toBe('webdav');
  });

  it('do not end within a body with a Content-Length', () => {
    const quoted = 'saved:\r\nHTTP/1.1 500 Oops\r\n\r\n';
    const body = head('201 Created', `Content-Length: ${quoted.length}`) + quoted + deleted;
    expect(lines(body)).toEqual(['part:0 201 success #0', 'part:1 204 success /seats/6']);
  });

  it('are matched to the requests, and interim responses are left out', () => {
    const request = 'PUT /seats/4 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}PUT /seats/5 HTTP/1.1\r\n\r\n{}\r\n';
    expect(lines(head('103 Early Hints', 'Link: </x>') + updated + refused, request)).toEqual([
      'part:0 200 success /seats/4 @0',
      'part:1 422 failure /seats/5 @1 seat 5 is taken',
    ]);
  });

  it('are not all succeeded if the last one is truncated', () => {
    const { problems } = read(updated + head('200 OK', 'Content-Length: 400') + '{"seat":');
    expect(problems.some(({ losesContent }) => losesContent)).toBe(true);
    for (const rest of ['{"seat":', '<seat', '']) {
      const chunked = rest === '' ? ['Transfer-Encoding: chunked'] : [];
      const cut = report(updated + head('200 OK', ...chunked) + (rest === '' ? '9\r\n{"seat":' : rest), {
        contentType,
      });
      expect([rest, cut.verdict.outcome]).toEqual([rest, 'unknown']);
    }
  });
});
