import { count, counted, size } from '../text/format.ts';
import { catalog, type Message } from '../model/message.ts';

/** Results of reading a HAR file or a saved body. Those that begin with a lowercase letter follow the file name or a colon. */
export const fileMessages = catalog('file', {
  notHar: (reason: string): string => `is not a HAR file: ${reason}`,
  damaged: (reasons: readonly string[]): string => `is damaged: ${reasons.join('; ')}`,
  unreadable: (reason: string): string => `cannot be read: ${reason}`,
  /** @param largest bytes */
  tooLarge: (largest: number): string =>
    `is too large: the limit is ${size(largest)} for a body, and for an entry of a HAR file`,
  /** The engine was replaced during the import of the file. */
  interrupted: 'was only partially imported, because the parser hung or crashed. Import it again',
  entriesFound: (responses: number, entries: number): string => {
    const found =
      responses === 0
        ? 'none is a multi-status response'
        : `${count(responses)} ${responses === 1 ? 'is a multi-status response' : 'are multi-status responses'}`;
    return entries === 0 ? 'has no entries' : `has ${counted(entries, 'entry', 'entries')}; ${found}`;
  },
  report: 'is a report written by multistatus, not a HAR file or a response body',
  /** Joins messages that follow a file name. */
  sentences: (messages: readonly string[]): string => `${messages.join('. It ')}.`,
  truncatedGzip: 'its gzip data is truncated',
  tooLong: 'it contains a body or an entry with more than 500 million characters',
  notJson: 'it is not valid JSON',
  noEntries: 'it has no log.entries',
  otherEntries: 'it has HAR entries that are not in log.entries',
  truncatedBeforeEntries: 'it is truncated before its log.entries',
  truncatedAfter: (entries: number): string => `it is truncated after ${counted(entries, 'entry', 'entries')}`,
  trailing: 'the content after its end cannot be parsed',
  secondList: 'it has a second list of entries, which was not read',
  invalidEntries: (invalid: number, entries: number, first: string): string =>
    `${count(invalid)} of ${counted(entries, 'entry', 'entries')} cannot be parsed (${first})`,
  /** @param number of the entry, from 1 */
  entry: (number: number, reason: string): string => `entry ${count(number)}: ${reason}`,
  notObject: 'it is not an object',
  emptyEntry: 'it has no request and no response',
  noResponse: 'its response is not an object',
  noStatus: 'its response has no status',
  notHttp: 'its response is not an HTTP message',
  notMessage: 'is not an HTTP message',
  trace: 'is a trace of Playwright without requests; they are in trace.zip, and in trace.network beside this file',
  capture:
    'is a network capture. In Wireshark, right-click a response, choose Follow > HTTP Stream, save it as "Raw", and open that file',
  zip: 'is a zip archive. Extract it, or open it with the command line tool',
  truncatedZip: 'is a zip archive without its end: it is truncated',
  badZip: (reason: string): string => `is a zip archive that cannot be read: ${reason}`,
  /** @param largest bytes */
  zipTooLarge: (largest: number): string => `has more than ${size(largest)} when it is decompressed`,
  checksum: 'its checksum is wrong',
  encryptedInZip: 'is encrypted; extract it with its password',
  /** @param method number of the compression method (APPNOTE section 4.4.5) */
  methodInZip: (method: number): string => `is compressed with a method that is not supported (${method}); extract it`,
  notInZip: 'is not in the archive',
  repeatedInZip: (name: string): string => `contains ${name} more than once; only the last one is read`,
  emptyZip: 'is a zip archive without HAR files, Playwright traces or Fiddler sessions',
  nestedZip: 'is inside too many archives; extract it',
  /** @param parts the first problems @param more number of others */
  inZip: (parts: readonly string[], more: number): string =>
    `${parts.join('; it ')}${more === 0 ? '' : `; and ${counted(more, 'more of its files', 'more of its files')} cannot be read completely`}`,
  /** @param problem that follows the name of the file */
  inZipFile: (name: string, problem: string): string => `contains ${name}, which ${problem}`,
  tooLargeInZip: (largest: number): string => `is larger than ${size(largest)}`,
  /** @param format `xz` */
  compressed: (format: string): string => `is compressed with ${format}; decompress it first`,
  charles: 'is a session in a binary format. In Charles, export it as HAR: File > Export Session',
  mitmproxy: 'is a flow file of mitmproxy. Convert it to HAR: mitmdump -nr FILE --set hardump=FILE.har',
  curlTrace: 'is a trace of curl (--trace). Save the output of curl -i or curl -v instead',
  notText: 'is a binary file, not a HAR file, HTTP messages or the body of a response',
  /** @param kind with its article */
  binary: (kind: string): string => `is ${kind}, not a HAR file, HTTP messages or the body of a response`,
  /** Of a file of HTTP messages, as `curl -i` saves them. */
  shortBody: 'it contains a body that is shorter than its headers state',
  textAfterResponses: 'it contains text after the last response that is not an HTTP message',
});

/** Joins messages that follow a file name into sentences; null if there are none. */
export function sentences(...messages: readonly (Message | null)[]): Message | null {
  const present = messages.filter((message) => message !== null);
  return present.length === 0 ? null : fileMessages.sentences(present);
}
