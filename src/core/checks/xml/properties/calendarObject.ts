/** What the rules need to know about an iCalendar object (RFC 5545 section 3.4). */
export interface CalendarObject {
  /** The value of a METHOD property of the VCALENDAR itself; null if there is none. */
  readonly method: string | null;
  /** Number of different UIDs of its components other than VTIMEZONE. */
  readonly uids: number;
}

/** Lines that matter start with one of these characters: BEGIN, END, METHOD, UID. */
const IS_FIRST_CHARACTER = new Uint8Array(128);
for (const character of 'BEMUbemu') IS_FIRST_CHARACTER[character.charCodeAt(0)] = 1;

const BEGIN = 'BEGIN:V';
const END = 'END:';
const UID = 'UID:';
/** Letters after {@link BEGIN}: those of VEVENT, VCALENDAR, VALARM and VJOURNAL, but not of VTIMEZONE. */
const AFTER_BEGIN = 'ECAJ';

const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const LONGEST_NAME = 'METHOD'.length;

/**
 * Reads the properties of an iCalendar object and of its components, without the components inside those.
 *
 * @param decode decodes a line, of which it may omit the line end
 */
export function calendarObject(text: string, decode = asWritten): CalendarObject {
  const found = new FoundProperties();
  let next = 0;
  for (let at = 0; at < text.length; at = next) {
    next = lineEnd(text, at);
    const isRead = IS_FIRST_CHARACTER[text.charCodeAt(at)] === 1;
    if (!isRead) continue;
    // The usual lines. To compare them here is faster than to create a text for each of them.
    if (!isFold(text, next)) {
      if (text.startsWith(UID, at)) {
        found.addUid(text, at + UID.length, next, decode);
        continue;
      }
      if (text.startsWith(END, at)) {
        found.end();
        continue;
      }
      if (text.startsWith(BEGIN, at) && AFTER_BEGIN.includes(text[at + BEGIN.length] ?? ' ')) {
        found.begin(false);
        continue;
      }
    }
    let line = decode(text.slice(at, next));
    // A line that starts with a space continues the one before (RFC 5545 section 3.1).
    if (isFold(text, next)) {
      const parts = [trimBreak(line)];
      while (isFold(text, next)) {
        const from = next + 1;
        next = lineEnd(text, next);
        parts.push(trimBreak(decode(text.slice(from, next))));
      }
      line = parts.join('');
    }
    found.add(line);
  }
  return found;
}

class FoundProperties implements CalendarObject {
  method: string | null = null;
  #firstUid: string | null = null;
  /** Created for the second one. */
  #uids: Set<string> | null = null;
  #depth = 0;
  #isTimezone = false;

  get uids(): number {
    return this.#uids?.size ?? (this.#firstUid === null ? 0 : 1);
  }

  begin(isTimezone: boolean): void {
    this.#depth += 1;
    if (this.#depth === 2) this.#isTimezone = isTimezone;
  }

  end(): void {
    this.#depth -= 1;
  }

  /** Adds the UID that is written in a part of a text, if it is one of a component. */
  addUid(text: string, from: number, to: number, decode: (line: string) => string): void {
    if (this.#depth !== 2 || this.#isTimezone) return;
    const uid = decode(text.slice(from, to)).trim();
    if (this.#firstUid === null) this.#firstUid = uid;
    else if (uid !== this.#firstUid) (this.#uids ??= new Set([this.#firstUid])).add(uid);
  }

  add(line: string): void {
    const nameEnd = endOfName(line);
    const colon = nameEnd === -1 ? -1 : line.indexOf(':', nameEnd);
    if (colon === -1) return;
    const name = line.slice(0, nameEnd).toUpperCase();
    if (name === 'BEGIN') {
      this.begin(valueAfter(line, colon).toUpperCase() === 'VTIMEZONE');
    } else if (name === 'END') {
      this.end();
    } else if (name === 'METHOD' && this.#depth === 1) {
      this.method ??= valueAfter(line, colon);
    } else if (name === 'UID') this.addUid(line, colon + 1, line.length, asWritten);
  }
}

/** Returns the length of the name at the start of a line; -1 if it is none of the four. */
function endOfName(line: string): number {
  for (let at = 0; at <= LONGEST_NAME; at += 1) {
    const code = line.charCodeAt(at);
    if (code === COLON || code === SEMICOLON) return at;
  }
  return -1;
}

function asWritten(line: string): string {
  return line;
}

function valueAfter(line: string, colon: number): string {
  return line.slice(colon + 1).trim();
}

/** Returns the offset after the line break of a line. */
function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}

function isFold(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  return first === SPACE || first === TAB;
}

function trimBreak(line: string): string {
  return line.replace(/\r?\n$/, '');
}
