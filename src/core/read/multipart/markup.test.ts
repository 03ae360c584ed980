import { describe, expect, it } from 'vitest';
import { all, exchangeOf } from '../../../../testing/jsonSample.ts';
import { parseExchange } from '../parseExchange.ts';

function inPart(status: string, xml: string) {
  const sent = exchangeOf({ contentType: 'multipart/mixed; boundary=b' });
  const part = `Content-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/xml\r\n\r\n${xml}`;
  return parseExchange({ ...sent, body: { text: `--b\r\n${part}\r\n--b--\r\n`, problems: [] } });
}

describe('XML in a part with a good status', () => {
  it.each([
    '<?xml version="1.0"?><m:error xmlns:m="urn:m"><m:code/><m:message>is locked</m:message></m:error>',
    '<error><message>is locked</message></error>',
    '<?xml version="1.0"?>\n<!-- x -->\n<Error><Code>Locked</Code><Message>is locked</Message></Error>',
  ])('is a failure if it is an error document: %s', (xml) => {
    const { operations, verdict } = inPart('200 OK', xml);
    expect(verdict.outcome).toBe('all-failed');
    expect(all(operations)).toMatchObject([{ message: 'is locked', note: 'contradicted by body' }]);
  });

  it('is unknown if it is a multistatus, which may have failures', () => {
    const xml =
      '<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:status>HTTP/1.1 423 Locked</D:status></D:response></D:multistatus>';
    expect(inPart('207 Multi-Status', xml).verdict.outcome).toBe('unknown');
  });

  it('is a success otherwise', () => {
    const feed = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Error</title><error>0</error></feed>';
    expect(inPart('200 OK', feed).verdict.outcome).toBe('all-succeeded');
  });
});

describe('a part with the status 207', () => {
  it.each([
    '{"results":[{"id":"a","status":500},{"id":"b","status":200}]}',
    '[{"id":"a","status":409}]',
    '{"id":"a"}',
    '',
  ])('is unknown, since its results are not parsed: %s', (body) => {
    const { operations, verdict } = inPart('207 Multi-Status', body);
    expect(verdict.outcome).toBe('unknown');
    expect(all(operations)).toMatchObject([{ status: 207, outcome: 'unknown' }]);
  });

  it('is a failure if its body is an error', () => {
    expect(inPart('207 Multi-Status', '{"error":{"message":"is locked"}}').verdict.outcome).toBe('all-failed');
  });
});
