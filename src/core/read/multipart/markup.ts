import { END, OPEN, TEXT, XmlReader } from '../xml/reader.ts';

/** Local names of elements that contain a message. */
const MESSAGES: ReadonlySet<string> = new Set(['message', 'description', 'title']);

const ERRORS: ReadonlySet<string> = new Set(['error', 'fault', 'exception', 'serviceexceptionreport']);
const ROOT = /^(?:\uFEFF?\s*<[?!][^>]{0,500}>)*\s*<(?:[\w.-]{1,60}:)?([\w-]{1,60})[\s/>]/;

/** Returns the local name of the root element in lowercase; null if the text does not start like XML. */
function rootOf(body: string): string | null {
  return ROOT.exec(body.slice(0, 4096))?.[1]?.toLowerCase() ?? null;
}

/** Whether an XML body is an error document: `m:error` of OData, `D:error` of RFC 4918, `Error` of S3. */
export function isErrorMarkup(body: string): boolean {
  return ERRORS.has(rootOf(body) ?? '');
}

/** Whether an XML body is a multistatus. Its results are not parsed inside a part. */
export function isMultiStatusMarkup(body: string): boolean {
  return rootOf(body) === 'multistatus';
}

/** Returns the message of an XML or HTML error document, or null. */
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
