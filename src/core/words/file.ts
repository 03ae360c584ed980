import { count, counted, size } from './amount.ts';

/** About HAR files and saved bodies that are opened. Those that begin small follow the name of the file. */

export function noHar(why: string): string {
  return `is no HAR file: ${why}`;
}

export function damaged(why: string): string {
  return `is damaged: ${why}`;
}

export function unreadable(why: string): string {
  return `cannot be read: ${why}`;
}

export const CUT_GZIP = 'its gzip data is cut off';
export const NOT_JSON = 'it is no JSON';
export const NO_ENTRIES = 'it has no log.entries';

export const BROKEN_ENTRY = {
  cutBefore: 'it is cut off before its log.entries',
  cut: (entries: number): string => `it is cut off after ${counted(entries, 'entry', 'entries')}`,
  broken: (broken: number, entries: number, first: string): string =>
    `${count(broken)} of ${counted(entries, 'entry', 'entries')} cannot be read (${first})`,
  first: (number: number, why: string): string => `entry ${count(number)}: ${why}`,
  noObject: 'it is no object',
} as const;

/** @param largest bytes */
export function tooLarge(largest: number): string {
  return `is too large: a body may have ${size(largest)}, and so may an entry of a HAR file`;
}

/** The engine was replaced while the file was read. */
export function interrupted(): string {
  return 'could not be read to its end: the part that reads hung or died. Open it again';
}

export function entriesFound(answers: number, entries: number): string {
  const found =
    answers === 0
      ? 'none is a multi-status answer'
      : `${count(answers)} ${answers === 1 ? 'is a multi-status answer' : 'are multi-status answers'}`;
  return entries === 0 ? 'has no entries' : `has ${counted(entries, 'entry', 'entries')}; ${found}`;
}

/** Several things to say of a file, all of which follow its name; null where there is none. */
export function sentences(...parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : `${said.join('. It ')}.`;
}

export const OPEN = {
  button: 'Open file…',
  hint: 'Open HAR files and saved bodies',
  label: 'Files that are opened',
  /** Where the file of an exchange is named. */
  from: (file: string): string => `From the file ${file}`,
  opening: (file: string): string => `Opening ${file}`,
  waiting: 'waiting',
  share: (share: number): string => `${Math.floor(share * 100)} %`,
  listed: (answers: number): string => counted(answers, 'multi-status answer', 'multi-status answers'),
  cancel: 'Cancel',
  cancelAloud: (file: string): string => `Cancel opening ${file}`,
  close: (file: string): string => `Close what is said about ${file}`,
  drop: 'Drop HAR files and saved bodies here',
} as const;
