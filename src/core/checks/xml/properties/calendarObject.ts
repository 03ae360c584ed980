/** What the rules need to know about an iCalendar object (RFC 5545 section 3.4). */
export interface CalendarObject {
  /** The value of a METHOD property of the VCALENDAR itself; null if there is none. */
  readonly method: string | null;
  /** Number of different UIDs of its components other than VTIMEZONE. */
  readonly uids: number;
}

/** Lines that matter start with one of these characters: BEGIN, END, METHOD, UID. */
const FIRST_CHARACTERS = 'BEMUbemu';

/** Reads the properties of an iCalendar object and of its components, without the components inside those. */
export function calendarObject(text: string): CalendarObject {
  let depth = 0;
  let isTimezone = false;
  let method: string | null = null;
  const uids = new Set<string>();
  for (const { name, value } of contentLines(text)) {
    if (name === 'BEGIN') {
      depth += 1;
      if (depth === 2) isTimezone = value.toUpperCase() === 'VTIMEZONE';
    } else if (name === 'END') {
      depth -= 1;
    } else if (name === 'METHOD' && depth === 1) {
      method ??= value;
    } else if (name === 'UID' && depth === 2 && !isTimezone) {
      uids.add(value);
    }
  }
  return { method, uids: uids.size };
}

interface ContentLine {
  /** In upper case. */
  readonly name: string;
  /** Without space around it. */
  readonly value: string;
}

/** Yields the unfolded lines that may be one of the four (RFC 5545 section 3.1). */
function* contentLines(text: string): Iterable<ContentLine> {
  for (let at = 0; at < text.length;) {
    const start = at;
    at = lineEnd(text, at);
    if (!FIRST_CHARACTERS.includes(text.charAt(start))) continue;
    let line = text.slice(start, at);
    if (isFold(text, at)) {
      const parts = [trimBreak(line)];
      while (isFold(text, at)) {
        const from = at + 1;
        at = lineEnd(text, at);
        parts.push(trimBreak(text.slice(from, at)));
      }
      line = parts.join('');
    }
    const nameEnd = line.search(/[:;]/);
    const colon = line.indexOf(':', nameEnd);
    if (nameEnd > 0 && colon > 0)
      yield { name: line.slice(0, nameEnd).toUpperCase(), value: line.slice(colon + 1).trim() };
  }
}

/** Returns the offset after the line break of a line. */
function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}

function isFold(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first === ' ' || first === '\t';
}

function trimBreak(line: string): string {
  return line.replace(/\r?\n$/, '');
}
