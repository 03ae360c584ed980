import { icalDate, utc } from './dates.ts';
import type { CardPart, ComponentPart, DatePart, TextPart } from './valuePart.ts';

/** A content line of iCalendar and vCard (RFC 5545 section 3.1, RFC 6350 section 3.3). */
interface ContentLine {
  /** In capitals and without a group. */
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** Summarizes an iCalendar object by its first component that is not a time zone; null if it is not complete. */
export function calendarSummary(text: string): ComponentPart | null {
  const open: string[] = [];
  const tops: { readonly name: string; readonly lines: Map<string, ContentLine> }[] = [];
  let isComplete = false;
  for (const line of contentLines(text)) {
    if (isComplete) return null;
    if (line.name === 'BEGIN') {
      open.push(line.value.toUpperCase());
      if (open.length === 2) tops.push({ name: line.value.toUpperCase(), lines: new Map() });
    } else if (line.name === 'END') {
      if (open.pop() !== line.value.toUpperCase()) return null;
      isComplete = open.length === 0;
    } else {
      const lines = open.length === 2 ? tops.at(-1)?.lines : undefined;
      if (lines && !lines.has(line.name)) lines.set(line.name, line);
    }
    if (open.length > 0 && open[0] !== 'VCALENDAR') return null;
  }
  const shown = tops.filter(({ name }) => name !== 'VTIMEZONE');
  const [first] = shown.length > 0 ? shown : tops;
  if (!isComplete || !first) return null;
  const summary = first.lines.get('SUMMARY') ?? (first.name === 'VTIMEZONE' ? first.lines.get('TZID') : undefined);
  return {
    kind: 'component',
    name: first.name,
    summary: summary ? unescaped(summary.value) : null,
    start: startOf(first.lines.get('DTSTART') ?? first.lines.get('DUE')),
    others: Math.max(0, shown.length - 1),
  };
}

/** Summarizes a vCard by its name and first e-mail address; null if it is not complete, or states no name. */
export function cardSummary(text: string): CardPart | null {
  const lines = contentLines(text);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!isMark(first, 'BEGIN') || !isMark(last, 'END')) return null;
  const named = (name: string): string | null => {
    const line = lines.find((one) => one.name === name && one.value.trim() !== '');
    return line ? unescaped(line.value) : null;
  };
  const name = named('FN');
  return name === null ? null : { kind: 'card', name, email: named('EMAIL') };
}

function isMark(line: ContentLine | undefined, name: string): boolean {
  return line?.name === name && line.value.trim().toUpperCase() === 'VCARD';
}

function contentLines(text: string): readonly ContentLine[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(contentLine);
}

function contentLine(line: string): ContentLine {
  const colon = valueStart(line);
  const head = colon < 0 ? line : line.slice(0, colon);
  const semicolon = head.indexOf(';');
  const name = (semicolon < 0 ? head : head.slice(0, semicolon)).trim();
  return {
    name: name.slice(name.lastIndexOf('.') + 1).toUpperCase(),
    parameters: semicolon < 0 ? '' : head.slice(semicolon),
    value: colon < 0 ? '' : line.slice(colon + 1).trim(),
  };
}

/** Returns the offset of the first colon outside quotes; -1 if there is none. */
function valueStart(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ':' && !isQuoted) return at;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped)).trim();
}

/** A date, or a local time with the time zone that it states. */
function startOf(line: ContentLine | undefined): DatePart | TextPart | null {
  if (!line) return null;
  const moment = icalDate(line.value);
  if (moment) return moment;
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?$/.exec(line.value);
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1);
  if (!match || utc(...[year, month, day, hour ?? 0, minute ?? 0, second ?? 0].map(Number)) === null) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { kind: 'text', text: date };
  const [, zone] = /;TZID="?([^";]+)/i.exec(line.parameters) ?? [];
  const time = second === '00' ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  return { kind: 'text', text: `${date} ${time}${zone === undefined ? '' : ` (${zone})`}` };
}
