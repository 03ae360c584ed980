import type { Message } from '../../model/message.ts';
import { fileMessages } from '../messages.ts';

/** The first bytes of files that are not supported, in hexadecimal. */
const SIGNATURES: readonly (readonly [bytes: RegExp, message: Message])[] = [
  // pcap in both byte orders, with microseconds or nanoseconds; pcapng.
  [/^(?:d4c3b2a1|a1b2c3d4|4d3cb2a1|a1b23c4d|0a0d0d0a........(?:4d3c2b1a|1a2b3c4d))/, fileMessages.capture],
  [/^504b(?:0304|0506|0708)/, fileMessages.zip],
  [/^1f8b/, fileMessages.compressed('gzip')],
  [/^28b52ffd/, fileMessages.compressed('zstd')],
  [/^fd377a585a00/, fileMessages.compressed('xz')],
  [/^425a68/, fileMessages.compressed('bzip2')],
  [/^377abcaf271c/, fileMessages.binary('a 7z archive')],
  [/^526172211a07/, fileMessages.binary('a RAR archive')],
  [/^aced0005/, fileMessages.charles],
  [/^89504e47/, fileMessages.binary('a PNG image')],
  [/^ffd8ff/, fileMessages.binary('a JPEG image')],
  [/^47494638/, fileMessages.binary('a GIF image')],
  [/^25504446/, fileMessages.binary('a PDF document')],
  [/^7f454c46/, fileMessages.binary('an ELF program')],
  [/^53514c69746520666f726d6174/, fileMessages.binary('an SQLite database')],
];

/** Flows of mitmproxy are netstrings: `1455:9:websocket;0:~8:response;`. */
const MITMPROXY = /^\d{2,10}:\d{1,2}:[a-z_]+[;,]/;
const CURL_TRACE = /^== Info: |^(?:=>|<=) (?:Send|Recv) (?:header|data|SSL data), \d+ bytes/;

/** Returns why a file is not supported, as a phrase that follows its name, judging by its first bytes; null if it may be. */
export function refusalOf(head: Uint8Array): Message | null {
  const start = head.subarray(0, 16);
  const hex = Array.from(start, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = SIGNATURES.find(([bytes]) => bytes.test(hex))?.[1];
  if (known !== undefined) return known;
  const text = new TextDecoder('latin1').decode(head.subarray(0, 100));
  if (MITMPROXY.test(text)) return fileMessages.mitmproxy;
  return CURL_TRACE.test(text) ? fileMessages.curlTrace : null;
}
