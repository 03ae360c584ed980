import type { DatePart } from './valuePart.ts';

const DAYS = 'Sun|Mon|Tue|Wed|Thu|Fri|Sat';
const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const HTTP_DATE = new RegExp(`^(${DAYS}), (\\d\\d) (${MONTHS}) (\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d) GMT$`);
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const ICAL_DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Parses an IMF-fixdate (RFC 9110 section 5.6.7); null if the text is not one, or its day of the week is wrong. */
export function httpDate(text: string): DatePart | null {
  const [, day = '', date, month = '', ...rest] = HTTP_DATE.exec(text) ?? [];
  if (date === undefined) return null;
  const [year, hour, minute, second] = rest.map(Number);
  const time = utc(year, MONTHS.split('|').indexOf(month) + 1, Number(date), hour, minute, second);
  if (time === null || new Date(time).getUTCDay() !== DAYS.split('|').indexOf(day)) return null;
  return { kind: 'date', time };
}

/** Parses a date-time with an offset from UTC (RFC 3339 section 5.6); null if the text is not one. */
export function isoDate(text: string): DatePart | null {
  const match = ISO_DATE.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const [fraction = '0', sign, hours, minutes] = match.slice(7);
  const time = utc(year, month, day, hour, minute, second);
  const [offsetHours, offsetMinutes] = [Number(hours ?? 0), Number(minutes ?? 0)];
  if (time === null || offsetHours > 23 || offsetMinutes > 59) return null;
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000 * (sign === '-' ? -1 : 1);
  return { kind: 'date', time: time + Math.floor(Number(fraction) * 1000) - offset };
}

/** Parses seconds since 1970; null if the text is not a positive number of at most 11 digits. Servers send 0 for unknown times. */
export function unixDate(text: string): DatePart | null {
  return /^\d{1,11}$/.test(text) && Number(text) > 0 ? { kind: 'date', time: Number(text) * 1000 } : null;
}

/** Parses a UTC date-time of iCalendar (RFC 5545 section 3.3.5, form 2); null if the text is not one. */
export function icalDate(text: string): DatePart | null {
  const match = ICAL_DATE.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const time = utc(year, month, day, hour, minute, second);
  return time === null ? null : { kind: 'date', time };
}

/** Returns milliseconds since 1970; null for a date that does not exist. 60 seconds are a leap second. */
export function utc(year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0): number | null {
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.setUTCHours(hour, minute, second);
}
