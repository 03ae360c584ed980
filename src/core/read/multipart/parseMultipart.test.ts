import { describe, expect, it } from 'vitest';
import { all, exchangeOf } from '../../../../testing/jsonSample.ts';
import { parseMultipart } from './parseMultipart.ts';

const lines = (...text: readonly string[]): string => text.join('\r\n');

describe('a multipart', () => {
  it('is named by the id of its request if the URL is a template', () => {
    const request = [
      { requestId: 'team', action: 'view', uri: '/jsonapi/team/1' },
      { requestId: 'lead', action: 'view', uri: '/jsonapi/person/{{team.body@$.lead}}', waitFor: ['team'] },
    ];
    const part = (id: string, status: number): string =>
      lines('--b', `Content-ID: <${id}>`, 'Content-Type: application/json', `Status: ${status}`, '', '', '{}', '');
    const body = `${part('team', 200)}${part('lead#uri{0}', 403)}--b--`;
    const { operations } = parseMultipart(body, exchangeOf({ contentType: 'multipart/related; boundary=b', request }));
    expect(all(operations).map(({ label, outcome, requestIndex }) => [label, outcome, requestIndex])).toEqual([
      ['/jsonapi/team/1', 'success', 0],
      ['lead', 'failure', 1],
    ]);
  });

  it('is parsed part by part, matched to the request by Content-ID', () => {
    const request = lines(
      '--batch',
      'Content-Type: application/http',
      'Content-ID: 0',
      '',
      'DELETE /c/a HTTP/1.1',
      '',
      '--batch',
      'Content-Type: application/http',
      'Content-ID: 1',
      '',
      'DELETE /c/b HTTP/1.1',
      '',
      '--batch--',
      '',
    );
    const body = lines(
      '--r',
      'Content-Type: application/http',
      'Content-ID: 1',
      '',
      'HTTP/1.1 404 The blob does not exist.',
      'x-ms-error-code: BlobNotFound',
      'Content-Type: application/xml',
      '',
      '<?xml version="1.0"?><Error><Code>BlobNotFound</Code><Message>The specified blob does not exist.</Message></Error>',
      '--r',
      'Content-Type: application/http',
      'Content-ID: 0',
      '',
      'HTTP/1.1 202 Accepted',
      '',
      '',
      '--r--',
      '',
    );
    const reading = parseMultipart(
      body,
      exchangeOf({
        status: 202,
        request,
        requestType: 'multipart/mixed; boundary=batch',
        contentType: 'multipart/mixed; boundary=r',
      }),
    );
    expect(reading).toMatchObject({ format: 'multipart', confidence: 'certain', problems: [], unanswered: [] });
    expect(all(reading.operations)).toMatchObject([
      {
        pointer: 'part:0',
        label: '/c/b',
        method: 'DELETE',
        status: 404,
        outcome: 'failure',
        message: 'The specified blob does not exist.',
        code: 'BlobNotFound',
        requestIndex: 1,
      },
      {
        pointer: 'part:1',
        label: '/c/a',
        method: 'DELETE',
        status: 202,
        outcome: 'success',
        message: null,
        requestIndex: 0,
      },
    ]);
  });

  it('has the parts of nested changesets, and the failed request of a changeset', () => {
    const body = lines(
      '--b',
      'Content-Type: multipart/mixed; boundary="c"',
      '',
      '--c',
      'Content-Type: application/http',
      'Content-ID: 1',
      '',
      'HTTP/1.1 201 Created',
      'Location: /Orders(1)',
      '',
      '{}',
      '--c',
      'Content-Type: application/http',
      'Content-ID: 2',
      '',
      'HTTP/1.1 204 No Content',
      '',
      '',
      '--c--',
      '--b',
      'Content-Type: application/http',
      '',
      'HTTP/1.1 404 Not Found',
      'Content-Type: application/json',
      '',
      '{"error":{"code":"","message":{"lang":"en","value":"No such order."}}}',
      '--b--',
    );
    const { operations } = parseMultipart(
      body,
      exchangeOf({ status: 200, contentType: 'multipart/mixed; boundary=b' }),
    );
    expect(all(operations).map(({ pointer, status, label, message }) => [pointer, status, label, message])).toEqual([
      ['part:0', 201, '/Orders(1)', null],
      ['part:1', 204, '2', null],
      ['part:2', 404, '#2', 'No such order.'],
    ]);
    const failed = lines(
      '--b',
      'Content-Type: multipart/mixed; boundary=c',
      '',
      '--c',
      'Content-Type: application/http',
      '',
      'HTTP/1.1 409 Conflict',
      '',
      '{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"1:The specified entity already exists."}}}',
      '--c--',
      '--b--',
    );
    expect(
      parseMultipart(failed, exchangeOf({ status: 202, contentType: 'multipart/mixed; boundary=b' })).operations.detail(
        0,
      ),
    ).toMatchObject({ requestIndex: 1, code: 'EntityAlreadyExists' });
  });

  it('may have LF line ends, no closing delimiter, and an incomplete part', () => {
    const body =
      '--b1\nContent-Type: application/http\nContent-ID: <response-a>\n\nHTTP/1.1 201 Created\nLocation: /x/1\n\n{}\n--b1\nContent-Type: application/http\nContent-ID: <response-b>\n\nHTTP/1.1 500 Internal Server Error\n\n{"error":"bo';
    const { operations, problems } = parseMultipart(body, exchangeOf({ contentType: 'multipart/mixed; boundary=b1' }));
    expect(all(operations).map(({ label, status, message, recovered }) => [label, status, message, recovered])).toEqual(
      [
        ['/x/1', 201, null, false],
        ['b', 500, 'Internal Server Error', true],
      ],
    );
    expect(problems).toMatchObject([{ code: 'not-well-formed', offset: body.length }]);
  });

  it('may have a boundary that its header states wrongly or not at all', () => {
    const body = lines('--real', 'Content-Type: application/http', '', 'HTTP/1.1 200 OK', '', '--real--');
    expect(parseMultipart(body, exchangeOf({ contentType: 'multipart/mixed; boundary=other' }))).toMatchObject({
      operations: { size: 1 },
      problems: [{ code: 'not-well-formed', line: 1 }],
    });
    expect(parseMultipart(body, exchangeOf({ contentType: 'application/octet-stream' }))).toMatchObject({
      operations: { size: 1 },
      problems: [],
    });
  });

  it('may have the status in a header of the part', () => {
    const request = [
      { requestId: 'req-1', uri: '/node/1', action: 'view' },
      { requestId: 'req-2', uri: '/node/2', action: 'view' },
    ];
    const body = lines(
      '--x',
      'Content-ID: <req-1>',
      'Status: 200',
      '',
      '{}',
      '--x',
      'Content-ID: <req-2#uri{0}>',
      'Status: 403',
      '',
      '{"errors":[{"title":"Forbidden","detail":"You may not."}]}',
      '--x--',
    );
    const { operations } = parseMultipart(body, exchangeOf({ request, contentType: 'multipart/related; boundary=x' }));
    expect(
      all(operations).map(({ label, status, message, requestIndex }) => [label, status, message, requestIndex]),
    ).toEqual([
      ['/node/1', 200, null, 0],
      ['/node/2', 403, 'You may not.', 1],
    ]);
  });

  it('has no operations if no part has a status', () => {
    const body = lines(
      '--r',
      'Content-Range: bytes 0-1/4',
      '',
      'ab',
      '--r',
      'Content-Range: bytes 2-3/4',
      '',
      'cd',
      '--r--',
    );
    expect(
      parseMultipart(body, exchangeOf({ status: 206, method: 'GET', contentType: 'multipart/byteranges; boundary=r' })),
    ).toMatchObject({ operations: { size: 0 }, problems: [{ code: 'no-sub-statuses' }] });
    expect(parseMultipart(body, exchangeOf({ contentType: 'multipart/mixed; boundary=r' })).problems).toMatchObject([
      { code: 'no-sub-statuses' },
    ]);
    expect(
      parseMultipart('nothing', exchangeOf({ contentType: 'multipart/mixed; boundary=r' })).problems,
    ).toMatchObject([{ code: 'not-well-formed' }]);
  });

  // Found by fuzzing: quadratic time, since each part counted the others in its changeset. 40,000 parts took 15 s.
  it('can have a changeset with very many parts', () => {
    const parts = Array.from({ length: 40_000 }, () => lines('--c', '', 'Status: 423', ''));
    const body = lines(
      '--b',
      'Content-Type: multipart/mixed; boundary=c',
      '',
      ...parts,
      '--c',
      'Status: 423',
      '',
      '',
      '--c--',
      '--b--',
    );
    const { operations } = parseMultipart(body, exchangeOf({ contentType: 'multipart/mixed; boundary=b' }));
    expect(operations.size).toBe(40_001);
    expect(operations.outcome(40_000)).toBe('failure');
  });

  describe('with JSON parts and no statuses in their headers', () => {
    const form = (...parts: readonly (readonly [string, string])[]): string =>
      [
        ...parts.flatMap(([name, json]) => ['--f', `Content-Disposition: form-data; name="${name}"`, '', json]),
        '--f--',
      ].join('\n');
    const read = (body: string, status = 207): readonly unknown[] => {
      const { operations } = parseMultipart(body, exchangeOf({ contentType: 'multipart/mixed; boundary=f', status }));
      return all(operations).map(({ label, status: code, outcome, message }) => [label, code, outcome, message]);
    };

    it('has the results that the parts state', () => {
      expect(
        read(form(['scan-1', '{"status":200,"pages":3}'], ['scan-2', '{"status":413,"error":"too many pages"}'])),
      ).toEqual([
        ['scan-1', 200, 'success', null],
        ['scan-2', 413, 'failure', 'too many pages'],
      ]);
      expect(read(form(['a', '{"ok":true}'], ['b', '{"ok":false,"reason":"is locked"}']))).toEqual([
        ['a', null, 'success', null],
        ['b', null, 'failure', 'is locked'],
      ]);
    });

    it('has no results if a part states none, or at another status', () => {
      expect(read(form(['scan-1', '{"status":200}'], ['scan-2', '{"pages":3}']))).toEqual([]);
      expect(read(form(['scan-1', '{"status":200}'], ['scan-2', '{"status":4']))).toEqual([]);
      expect(read(form(['meta', '{"title":"a"}'], ['file', 'text']))).toEqual([]);
      expect(read(form(['a', '{"status":200}'], ['b', '{"status":404}']), 200)).toEqual([]);
    });
  });
});
