import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { recorded } from '../../../../testing/traffic.ts';
import { createFileParser, UNKNOWN_CONTEXT } from '../fileParser.ts';

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const problemOf = (bytes: Uint8Array, name = 'a.har'): string | null => {
  const { exchanges, problem } = createFileParser(name, UNKNOWN_CONTEXT).end(bytes);
  expect(exchanges).toEqual([]);
  return inEnglish(problem);
};

describe('a file that is not supported has a problem that states what it is', () => {
  it.each([
    ['pcap', 'd4c3b2a1 02000400 00000000 00000000 00000400 01000000'],
    ['pcap with nanoseconds', '4d3cb2a1 02000400 00000000 00000000 00000400 01000000'],
    ['pcapng', '0a0d0d0a 1c000000 4d3c2b1a 01000000 ffffffff ffffffff 1c000000'],
  ])('%s, and how to export a stream', (_, digits) => {
    expect(problemOf(hex(digits))).toBe(
      'is a network capture. In Wireshark, right-click a response, choose Follow > HTTP Stream, save it as "Raw", and open that file',
    );
  });

  it.each([
    ['zip', hex('504b0304 14000000'), 'is a zip archive'],
    ['xz', hex('fd377a58 5a000004'), 'is compressed with xz; decompress it first'],
    ['gzip in gzip', hex('1f8b0800 00000000'), 'is compressed with gzip'],
    ['PNG', hex('89504e47 0d0a1a0a'), 'is a PNG image'],
    ['a session of Charles', hex('aced0005 73720000'), 'In Charles, export it as HAR'],
    [
      'flows of mitmproxy',
      new TextEncoder().encode('1455:9:websocket;0:~8:response;1024:6:reason;'),
      'mitmdump -nr FILE',
    ],
    ['a trace of curl', recorded('curl-trace.txt'), 'is a trace of curl'],
    [
      'a trace of Playwright without requests',
      new TextEncoder().encode('{"version":8,"type":"context-options","origin":"library"}\n{"type":"before"}\n'),
      'is a trace of Playwright without requests',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(problemOf(bytes, 'saved.dat')).toContain(problem);
  });
});
