import { characterData } from '../../xml/reference.ts';
import { END, TEXT, XmlReader } from '../../xml/reader.ts';

/**
 * Returns the text of an element, including that of its descendants: references are decoded, comments and processing
 * instructions are removed.
 *
 * @param raw the content of the element as written
 */
export function textContent(raw: string): string {
  if (!raw.includes('<')) return characterData(raw);
  // The XML reader requires a root element.
  const reader = new XmlReader(`<x>${raw}</x>`);
  let text = '';
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (token === TEXT) text += reader.value();
  }
  return text;
}
