import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { completeExchange } from '../../core/har/completeExchange.ts';
import type { Body } from '../../core/har/exchange.ts';
import { createFileParser, UNKNOWN_CONTEXT } from '../../core/har/fileParser.ts';
import { browserLoader } from './decompress.ts';

const BODY = '<D:multistatus xmlns:D="DAV:"/>';

async function bodyOf(content: object, coding: string): Promise<Body | undefined> {
  const headers = [
    { name: 'Content-Type', value: 'text/xml' },
    { name: 'Content-Encoding', value: coding },
  ];
  const entry = { request: { method: 'PROPFIND', url: 'http://a.test/' }, response: { status: 207, headers, content } };
  const har = new TextEncoder().encode(JSON.stringify({ log: { entries: [entry] } }));
  const [parsed] = createFileParser('a.har', UNKNOWN_CONTEXT).end(har).exchanges;
  return parsed && (await completeExchange(parsed, browserLoader)).body;
}

const base64 = (bytes: Uint8Array): object => ({ text: Buffer.from(bytes).toString('base64'), encoding: 'base64' });

describe('a body in base64 that is still compressed', () => {
  it.each([
    ['gzip', gzipSync(BODY), 'gzip'],
    ['gzip that is not stated', gzipSync(BODY), 'identity'],
    ['deflate', deflateSync(BODY), 'deflate'],
    ['deflate without its header', deflateRawSync(BODY), 'deflate'],
    ['two codings', gzipSync(deflateSync(BODY)), 'deflate, gzip'],
    ['none, although a header states one', Buffer.from(BODY), 'br'],
  ])('is decompressed: %s', async (_, bytes, coding) => {
    expect(await bodyOf(base64(bytes), coding)).toEqual({ text: BODY, problems: [] });
  });

  it('keeps the part before damaged data, with a problem', async () => {
    const long = BODY.repeat(10_000);
    const damaged = await bodyOf(base64(gzipSync(long, { level: 0 }).subarray(0, 200_000)), 'gzip');
    expect(damaged).toMatchObject({ problems: [{ code: 'body-corrupted' }] });
    expect(long.startsWith(damaged?.text ?? '?')).toBe(true);
  });

  it('is missing if it cannot be decompressed', async () => {
    const body = await bodyOf(base64(brotliCompressSync(BODY)), 'br');
    expect(body).toMatchObject({ text: null, problems: [{ code: 'body-corrupted' }] });
  });

  it('is missing if it is larger than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(120_000_000));
    expect(inEnglish(await bodyOf(base64(bomb), 'gzip'))?.problems).toMatchObject([
      { code: 'body-not-text' },
      { message: 'The body was not decompressed completely, because it has more than 100 MB.' },
    ]);
  });
});

it('a body in another file is missing, because a page cannot read that file', async () => {
  const body = await bodyOf({ _file: 'a1b2.xml', size: 7 }, 'identity');
  expect(inEnglish(body)).toMatchObject({
    text: null,
    problems: [{ code: 'body-not-saved', message: expect.stringContaining('a1b2.xml') }],
  });
});
