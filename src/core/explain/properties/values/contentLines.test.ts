import { describe, expect, it } from 'vitest';
import { calendarSummary, cardSummary } from './contentLines.ts';

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

const event = (...lines: readonly string[]): readonly string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

const ZONE = ['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'END:STANDARD'];

describe('an iCalendar object', () => {
  it('is summarized by its component', () => {
    expect(calendarSummary(calendar(...event('DTSTART:20260501T100000Z', 'SUMMARY:Team meeting')))).toEqual({
      kind: 'component',
      name: 'VEVENT',
      summary: 'Team meeting',
      start: { kind: 'date', time: Date.UTC(2026, 4, 1, 10) },
      others: 0,
    });
  });

  it.each([
    ['DTSTART;TZID=Europe/Berlin:20260501T100000', '2026-05-01 10:00 (Europe/Berlin)'],
    ['DTSTART:20260501T100005', '2026-05-01 10:00:05'],
    ['DTSTART;VALUE=DATE:20260501', '2026-05-01'],
    ['DUE;VALUE=DATE:20260501', '2026-05-01'],
  ])('has its time as stated: %s', (line, text) => {
    expect(calendarSummary(calendar(...event(line)))?.start).toEqual({ kind: 'text', text });
  });

  it('has no time if that is not valid', () => {
    for (const value of ['20261301', 'soon', '20260501T250000'])
      expect(calendarSummary(calendar(...event(`DTSTART:${value}`)))?.start).toBeNull();
  });

  it('is not summarized by its time zone or alarm, unless it is only a time zone', () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Alarm', 'END:VALARM'];
    const zone = [...ZONE, 'END:VTIMEZONE'];
    expect(calendarSummary(calendar(...zone, ...event(...alarm, 'SUMMARY:A'), ...event()))).toMatchObject({
      name: 'VEVENT',
      summary: 'A',
      others: 1,
    });
    expect(calendarSummary(calendar(...zone))).toMatchObject({
      name: 'VTIMEZONE',
      summary: 'Europe/Berlin',
      start: null,
    });
  });

  it('has folded, escaped and parameterized lines', () => {
    const lines = ['SUMMARY;ALTREP="http://a.test:1/";LANGUAGE=en:One\\, two\\; th', ' ree\\nfour\\\\'];
    expect(calendarSummary(calendar(...event(...lines)))?.summary).toBe('One, two; three\nfour\\');
  });

  it('is as sent if it is incomplete', () => {
    for (const text of ['', 'x', calendar(), calendar(...event()).slice(0, -10), `${calendar(...event())}x`])
      expect(calendarSummary(text), text).toBeNull();
    expect(calendarSummary(calendar('BEGIN:VEVENT'))).toBeNull();
  });
});

describe('a vCard', () => {
  it('is summarized by its name and its first e-mail address', () => {
    const lines = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Jane\\, Dr. Doe', 'item1.EMAIL;TYPE=work:jane@example.test'];
    expect(cardSummary([...lines, 'END:VCARD'].join('\n'))).toEqual({
      kind: 'card',
      name: 'Jane, Dr. Doe',
      email: 'jane@example.test',
    });
    expect(cardSummary(lines.join('\n'))).toBeNull();
    expect(cardSummary('BEGIN:VCARD\nVERSION:3.0\nEND:VCARD')).toBeNull();
  });
});
