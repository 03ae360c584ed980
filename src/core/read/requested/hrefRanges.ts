import type { Range } from '../../model/operation.ts';
import { CLOSE, END, OPEN, XmlReader } from '../xml/reader.ts';

/** Returns the `DAV:href` elements of a multiget (RFC 4791 section 7.9), in the order of the request. */
export function hrefRanges(body: string): readonly Range[] {
  const reader = new XmlReader(body);
  const ranges: Range[] = [];
  let start: number | null = null;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (reader.depth !== 2) continue;
    if (token === OPEN) start = reader.name.clark === '{DAV:}href' ? reader.start : null;
    else if (token === CLOSE && start !== null) {
      ranges.push([start, reader.end]);
      start = null;
    }
  }
  return ranges;
}
