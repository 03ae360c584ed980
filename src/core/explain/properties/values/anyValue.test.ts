import { array, assert, constantFrom, date as dateValue, oneof, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VALUE_KINDS } from '../explainProperty.ts';
import { readableValue } from './readableValue.ts';

describe('any value', () => {
  const pieces = constantFrom(
    '<d:href>',
    '</d:href>',
    '<d:activelock>',
    '<d:lockscope><d:shared/></d:lockscope>',
    '</d:activelock>',
    '<d:privilege>',
    '<d:ace>',
    '<x/>',
    '&amp;',
    '<![CDATA[',
    'BEGIN:VCALENDAR\n',
    'BEGIN:VEVENT\n',
    'END:VEVENT\n',
    'END:VCALENDAR',
    '20260501T100000Z',
    '-1',
    ':',
  );
  const contents = array(oneof(pieces, string())).map((parts) => parts.join(''));

  it('is read without an exception', () => {
    assert(
      property(contents, constantFrom(...VALUE_KINDS, null), (content, kind) => {
        const parts = readableValue(`<d:p>${content}</d:p>`, [['d', 'DAV:']], kind);
        expect(parts === null || parts.length > 0).toBe(true);
      }),
    );
  });

  it('has only texts that were sent', () => {
    assert(
      property(array(stringMatching(/^[\w/.&-]{1,20}$/), { minLength: 1 }), (paths) => {
        const sent = paths.map((path) => `<d:href>/${path.replaceAll('&', '&amp;')}</d:href>`).join('\n');
        const parts = readableValue(`<d:p>${sent}</d:p>`, [['d', 'DAV:']], 'href-list');
        expect(parts).toEqual(paths.map((path) => ({ kind: 'href', href: `/${path}` })));
      }),
    );
  });

  it('is a date if it is written by a program', () => {
    const dates = dateValue({ min: new Date(1000), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    assert(
      property(dates, (date) => {
        const time = Math.floor(date.getTime() / 1000) * 1000;
        const expected = [{ kind: 'date', time }];
        const read = (text: string, kind: 'date-http' | 'date-iso'): unknown =>
          readableValue(`<p>${text}</p>`, [], kind);
        expect(read(new Date(time).toUTCString(), 'date-http')).toEqual(expected);
        expect(read(new Date(time).toISOString(), 'date-iso')).toEqual(expected);
      }),
    );
  });
});
