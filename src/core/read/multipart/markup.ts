import { END, OPEN, TEXT, XmlReader } from '../xml/reader.ts';

const MESSAGES: ReadonlySet<string> = new Set(['message', 'description', 'title']);

/** The message of an error in XML or HTML; null if there is none. */
export function markupMessage(body: string): string | null {
  if (!body.startsWith('<')) return null;
  const reader = new XmlReader(body);
  let isMessage = false;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (token === OPEN) {
      const { local } = reader.name;
      isMessage = MESSAGES.has(local.slice(local.indexOf(':') + 1).toLowerCase());
    } else if (token === TEXT && isMessage) {
      const message = reader.value().trim();
      if (message !== '') return message;
    } else isMessage = false;
  }
  return null;
}
