import { describe, expect, it } from 'vitest';
import { createFileParser, UNKNOWN_CONTEXT } from '../fileParser.ts';

const BODY = '{"results":[{"id":1,"status":500}]}';
const parse = (value: unknown) =>
  createFileParser('result.json', { ...UNKNOWN_CONTEXT, method: 'POST' }).end(
    new TextEncoder().encode(JSON.stringify(value)),
  );

describe('the result of a Lambda function', () => {
  it.each([
    ['with a body', { statusCode: 207, headers: { 'Content-Type': 'application/json' }, body: BODY }],
    [
      'with a status that is a text',
      { statusCode: '207', headers: { 'content-type': 'application/json' }, body: BODY },
    ],
    [
      'with lists of headers',
      {
        statusCode: 207,
        multiValueHeaders: { 'Content-Type': ['application/json'] },
        body: BODY,
        isBase64Encoded: false,
      },
    ],
    [
      'with a body in base64',
      {
        isBase64Encoded: true,
        statusCode: 207,
        headers: { 'Content-Type': 'application/json' },
        body: Buffer.from(BODY).toString('base64'),
      },
    ],
  ])('is an exchange: %s', (_, result) => {
    expect(parse(result)).toMatchObject({
      exchanges: [
        {
          entry: 0,
          file: 'result.json',
          request: { method: 'POST' },
          response: { status: 207, contentType: 'application/json', bodySize: BODY.length },
          body: { text: BODY, problems: [] },
        },
      ],
      entries: 1,
      problem: null,
    });
  });

  it('may have a compressed body, which is loaded later', () => {
    const body = Buffer.from([0x1f, 0x8b, 8, 0, 0]).toString('base64');
    const result = { statusCode: 207, headers: { 'Content-Encoding': 'gzip' }, body, isBase64Encoded: true };
    expect(parse(result)).toMatchObject({ exchanges: [{ body: { text: null }, stored: { request: null } }] });
  });

  it('may have no body', () => {
    expect(parse({ statusCode: 207, body: null }).exchanges).toMatchObject([
      { response: { status: 207 }, body: { text: null, problems: [{ code: 'body-empty' }] } },
    ]);
  });

  it.each([
    ['another member', { statusCode: 207, body: BODY, results: [] }],
    ['a body that is not a text', { statusCode: 207, body: { results: [] } }],
    ['a status that is not one', { statusCode: 7, body: BODY }],
  ])('is not recognized with %s', (_, value) => {
    expect(parse(value)).toMatchObject({ exchanges: [{ entry: null, body: { text: JSON.stringify(value) } }] });
  });
});
