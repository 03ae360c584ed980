import { characterData } from '../../../read/xml/reference.ts';
import { trimSpace, type XmlElement } from '../element.ts';
import { type CalendarObject, calendarObject } from './calendarObject.ts';

/** How servers write the end of a line in XML. */
const LINE_END = '&#13;\n';
const START = 'BEGIN:VCALENDAR';

/**
 * Returns what the rules need to know about the iCalendar object in an element; null if there is none. Decodes only the few lines that
 * matter, if possible: calendars are the longest values in a listing.
 */
export function calendarIn(element: XmlElement): CalendarObject | null {
  const { source, children, isConstant } = element;
  // An element that is returned again has no comments and the like.
  const hasMarkup = children.length > 0 || (isConstant === undefined && source?.includes('<'));
  const isSource = source !== undefined && !hasMarkup && source.startsWith(START) && hasSameLines(source);
  if (isSource) return calendarObject(source, decodeLine);
  const text = trimSpace(element.text);
  return text.slice(0, START.length).toUpperCase() === START ? calendarObject(element.text) : null;
}

/** Whether the lines of a source text without markup start and end where those of the decoded text do. */
function hasSameLines(source: string): boolean {
  if (source.includes('\r') && /\r(?!\n)/.test(source)) return false;
  for (let at = source.indexOf('&#'); at !== -1; at = source.indexOf('&#', at + 2)) {
    if (!source.startsWith('13;', at + 2)) return false;
  }
  return true;
}

function decodeLine(written: string): string {
  const line = written.endsWith(LINE_END) ? written.slice(0, -LINE_END.length) : written;
  return line.includes('&') ? characterData(line) : line;
}
