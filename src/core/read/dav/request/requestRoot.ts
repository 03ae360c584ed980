import { OPEN, XmlReader } from '../../xml/reader.ts';

/** Returns the root of a request body as `{namespace}local`, such as `{DAV:}propertyupdate`; null if it is not known. */
export function requestRoot(body: string | null): string | null {
  if (!body?.includes('<')) return null;
  const reader = new XmlReader(body);
  return reader.next() === OPEN ? reader.name.clark : null;
}
