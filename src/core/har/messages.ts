import { count, counted, size } from '../text/format.ts';

/** Messages about HAR files and saved bodies. Messages that begin with a lowercase letter follow the file name. */

export function notHar(why: string): string {
  return `is not a HAR file: ${why}`;
}

export function damaged(why: string): string {
  return `is damaged: ${why}`;
}

export function unreadable(why: string): string {
  return `cannot be read: ${why}`;
}

export const CUT_GZIP = 'its gzip data is truncated';
export const TOO_LONG = 'it contains a body or an entry with more than 500 million characters';
export const NOT_JSON = 'it is not valid JSON';
export const NO_ENTRIES = 'it has no log.entries';

export const BROKEN_ENTRY = {
  cutBefore: 'it is truncated before its log.entries',
  cut: (entries: number): string => `it is truncated after ${counted(entries, 'entry', 'entries')}`,
  behind: 'the content after its end cannot be parsed',
  broken: (broken: number, entries: number, first: string): string =>
    `${count(broken)} of ${counted(entries, 'entry', 'entries')} cannot be parsed (${first})`,
  first: (number: number, why: string): string => `entry ${count(number)}: ${why}`,
  noObject: 'it is not an object',
  empty: 'it has no request and no response',
  noResponse: 'its response is not an object',
  noStatus: 'its response has no status',
} as const;

/** JSON files that are neither a HAR file nor the body of a response. */
export const NOT_A_BODY = {
  report: 'is a report written by multistatus, not a HAR file or a response body',
  entries: notHar('it has HAR entries that are not in log.entries'),
} as const;

/** Files of HTTP messages, as `curl -i` saves them. */
export const HTTP_MESSAGES = {
  cut: damaged('it contains a body that is shorter than its headers state'),
  trailing: damaged('it contains text after the last response that is not an HTTP message'),
} as const;

/** @param largest bytes */
export function tooLarge(largest: number): string {
  return `is too large: the limit is ${size(largest)} for a body, and for an entry of a HAR file`;
}

/** The engine was replaced during the import of the file. */
export function interrupted(): string {
  return 'was only partially imported, because the parser hung or crashed. Import it again';
}

export function entriesFound(responses: number, entries: number): string {
  const found =
    responses === 0
      ? 'none is a multi-status response'
      : `${count(responses)} ${responses === 1 ? 'is a multi-status response' : 'are multi-status responses'}`;
  return entries === 0 ? 'has no entries' : `has ${counted(entries, 'entry', 'entries')}; ${found}`;
}

/** Joins messages that follow a file name into sentences; null if there are none. */
export function sentences(...parts: readonly (string | null)[]): string | null {
  const present = parts.filter((part) => part !== null);
  return present.length === 0 ? null : `${present.join('. It ')}.`;
}
