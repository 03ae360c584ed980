import { expect, test } from 'vitest';
import { calendarObject } from './calendarObject.ts';

function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

test('reads METHOD of the calendar', () => {
  expect(calendarObject(calendar('METHOD:REQUEST')).method).toBe('REQUEST');
  expect(calendarObject(calendar('METHOD;X=1:\r\n REQ\r\n\tUEST')).method).toBe('REQUEST');
  expect(calendarObject(calendar('ME\r\n THOD:REQUEST')).method).toBe('REQUEST');
});

test('does not take a METHOD elsewhere for that of the calendar', () => {
  expect(calendarObject(calendar('BEGIN:VEVENT', 'METHOD:REQUEST', 'END:VEVENT')).method).toBeNull();
  expect(calendarObject(calendar('X-A:1', ' METHOD:REQUEST')).method).toBeNull();
  expect(calendarObject(calendar('METHODS:1')).method).toBeNull();
});

test('counts different UIDs of components', () => {
  const event = (uid: string) => ['BEGIN:VEVENT', `UID:${uid}`, 'END:VEVENT'];
  expect(calendarObject(calendar(...event('1'), ...event('1'))).uids).toBe(1);
  expect(calendarObject(calendar(...event('1'), ...event('2'))).uids).toBe(2);
});

test('does not count UIDs of time zones and of alarms', () => {
  const alarm = ['BEGIN:VALARM', 'UID:9', 'END:VALARM'];
  const zone = ['BEGIN:VTIMEZONE', 'UID:8', 'END:VTIMEZONE'];
  expect(calendarObject(calendar(...zone, 'BEGIN:VEVENT', 'UID:1', ...alarm, 'END:VEVENT')).uids).toBe(1);
});

test('reads a folded line in linear time', () => {
  expect(calendarObject(calendar(`UID:1${'\r\n 1'.repeat(200_000)}`)).uids).toBe(0);
});
