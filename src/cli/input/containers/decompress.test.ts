import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine, harOf } from '../../../../testing/command.ts';
import { multistatus, response } from '../../../../testing/exchange.ts';
import { listedBy } from '../../../../testing/listed.ts';
import { recorded } from '../../../../testing/traffic.ts';

const cli = commandLine();
const listed = listedBy(cli);
const FAILED = multistatus(response('/dav/a', 423), response('/dav/b', 200));
const GOOD = multistatus(response('/dav/a', 200));
const HAR = harOf(['DELETE', 207, FAILED]);

describe('a compressed HAR file', () => {
  it('may be a .zhar file of mitmproxy', async () => {
    for (const level of [1, 5, 6, 9]) {
      const { code, responses } = await listed(cli.file('flows.zhar', zlib.deflateSync(HAR, { level })));
      expect({ code, entry: responses[0]?.entry }).toEqual({ code: 1, entry: 0 });
    }
    const cut = await cli.run(cli.file('cut.zhar', zlib.deflateSync(harOf(['DELETE', 207, GOOD])).subarray(0, -20)));
    expect(cut.code).toBe(3);
    expect(cut.err).toContain('truncated');
  });
});

describe('a compressed body', () => {
  it.each([
    ['curl-gzip.txt', 1],
    ['curl-br.txt', 1],
    ['burp.xml', 3],
  ])('is decompressed: %s', async (name, count) => {
    const { code, responses } = await listed(cli.file(name, recorded(name)));
    expect(code).toBe(1);
    expect(responses.map(({ outcome }) => outcome)).toEqual(Array(count).fill('mixed'));
  });

  it('is damaged if it is truncated, which is not a success', async () => {
    const text = new TextDecoder('latin1').decode(recorded('curl-br.txt'));
    const { code, responses } = await listed(cli.file('cut.txt', Buffer.from(text.slice(0, -10), 'latin1')));
    expect(code).not.toBe(0);
    expect(responses[0]?.problems[0]).toContain('br');
  });

  it('with zstd is decompressed if Node can', async () => {
    // A frame with one block that is not compressed (RFC 8878 section 3.1.1).
    const body = Buffer.from(FAILED);
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, body.length, 0, 0, 0]);
    frame.writeUIntLE(body.length * 8 + 1, 6, 3);
    const head = 'HTTP/1.1 207 Multi-Status\r\nContent-Type: text/xml\r\nContent-Encoding: zstd\r\n\r\n';
    const { code, responses } = await listed(cli.file('zstd.txt', Buffer.concat([Buffer.from(head), frame, body])));
    if ('zstdDecompress' in zlib) return expect([code, responses]).toMatchObject([1, [{ outcome: 'mixed' }]]);
    expect(code).toBe(3);
    expect(responses[0]?.problems).toEqual(['The body is compressed (zstd), which cannot be decompressed here.']);
  });
});
