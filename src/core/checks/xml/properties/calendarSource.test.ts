import { expect, test } from 'vitest';
import { readDocument } from '../elementReader.ts';
import { calendarObject } from './calendarObject.ts';
import { calendarIn } from './calendarSource.ts';

const LINES = ['BEGIN:VCALENDAR', 'METHOD:a&amp;b', 'BEGIN:VEVENT', 'UID:1&#13;\n 2', 'UID:1', 'END:VEVENT', ''];

test.each([
  ['line feeds', LINES.join('\n')],
  ['carriage returns as references', LINES.join('&#13;\n')],
  ['carriage returns', LINES.join('\r')],
  ['carriage returns and line feeds', LINES.join('\r\n')],
  ['line feeds as references', LINES.join('&#10;')],
  ['hexadecimal references', LINES.join('&#xD;&#xA;')],
  ['a letter as a reference', LINES.join('\n').replaceAll('UID', '&#85;ID')],
  ['space before it', ` ${LINES.join('\n')}`],
  ['lower case', LINES.join('\n').toLowerCase()],
  ['a CDATA section', LINES.join('\n').replace('UID:1', '<![CDATA[UID:&#13;]]>')],
  ['a comment', LINES.join('\n').replace('UID:1', '<!-- 1 -->UID:1')],
])('reads the source with %s as the decoded text', (_, source) => {
  const element = readDocument(`<a>${source}</a>`);
  if (!element) throw new Error('not well-formed');
  const { method, uids } = calendarObject(element.text);
  expect(calendarIn(element)).toMatchObject({ method, uids });
});

test('returns null for another text', () => {
  const element = readDocument('<a>BEGIN:VCARD</a>');
  expect(element && calendarIn(element)).toBeNull();
});
