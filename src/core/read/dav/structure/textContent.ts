import { characterData } from '../../xml/reference.ts';
import { END, TEXT, XmlReader } from '../../xml/reader.ts';

/** The text of an element's content as written: comments and instructions left out, CDATA and references read, that of child elements
 * joined in. */
export function textContent(raw: string): string {
  if (!raw.includes('<')) return characterData(raw);
  // The reader wants a document; the wrapper is the element around the content.
  const reader = new XmlReader(`<x>${raw}</x>`);
  let text = '';
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (token === TEXT) text += reader.value();
  }
  return text;
}
