import { count, counted, size } from '../text/format.ts';

/** Messages about HAR files and saved bodies. Those that begin with a small letter follow the name of the file. */

export function notHar(why: string): string {
  return `is not a HAR file: ${why}`;
}

export function damaged(why: string): string {
  return `is damaged: ${why}`;
}

export function unreadable(why: string): string {
  return `cannot be read: ${why}`;
}

export const CUT_GZIP = 'its gzip data is cut off';
export const TOO_LONG = 'a body or an entry in it has more than 500 million characters';
export const NOT_JSON = 'it is not valid JSON';
export const NO_ENTRIES = 'it has no log.entries';

export const BROKEN_ENTRY = {
  cutBefore: 'it is cut off before its log.entries',
  cut: (entries: number): string => `it is cut off after ${counted(entries, 'entry', 'entries')}`,
  behind: 'what comes after its end cannot be parsed',
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
  report: 'is a report of multistatus, not a HAR file or the body of a response',
  entries: notHar('it has HAR entries that are not in log.entries'),
} as const;

/** Files of HTTP messages, as `curl -i` saves them. */
export const HTTP_MESSAGES = {
  cut: damaged('a body in it is shorter than its headers state'),
  trailing: damaged('it has text after the last response that is not an HTTP message'),
} as const;

/** @param largest bytes */
export function tooLarge(largest: number): string {
  return `is too large: the limit is ${size(largest)} for a body, and for an entry of a HAR file`;
}

/** The engine was replaced while the file was read. */
export function interrupted(): string {
  return 'was not read to its end: the process that reads it hung or crashed. Open it again';
}

export function entriesFound(responses: number, entries: number): string {
  const found =
    responses === 0
      ? 'none is a multi-status response'
      : `${count(responses)} ${responses === 1 ? 'is a multi-status response' : 'are multi-status responses'}`;
  return entries === 0 ? 'has no entries' : `has ${counted(entries, 'entry', 'entries')}; ${found}`;
}

/** Joins messages that all follow the name of a file; null if there is none. */
export function sentences(...parts: readonly (string | null)[]): string | null {
  const present = parts.filter((part) => part !== null);
  return present.length === 0 ? null : `${present.join('. It ')}.`;
}
