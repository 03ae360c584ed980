import { deflateSync } from 'node:zlib';
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
      const { code, responses } = await listed(cli.file('flows.zhar', deflateSync(HAR, { level })));
      expect({ code, entry: responses[0]?.entry }).toEqual({ code: 1, entry: 0 });
    }
    const cut = await cli.run(cli.file('cut.zhar', deflateSync(harOf(['DELETE', 207, GOOD])).subarray(0, -20)));
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
});
