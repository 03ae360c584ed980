/** RFC 9110 section 5.6.7 */
const IMF_FIXDATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
/** RFC 3339 section 5.6 */
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** RFC 9110 section 8.3.1 */
const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/;
/** RFC 3986 section 4.3: a scheme, and something after it. */
const ABSOLUTE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;
/** RFC 4918 section 10.7, written as in its grammar. */
const TIMEOUT = /^(?:Infinite|Second-(\d{1,15}))$/;
const LONGEST_TIMEOUT = 4_294_967_295;

export function isHttpDate(text: string): boolean {
  return IMF_FIXDATE.test(text);
}

export function isDateTime(text: string): boolean {
  return DATE_TIME.test(text);
}

export function isNumberOfOctets(text: string): boolean {
  return /^\d+$/.test(text);
}

export function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}

/** Whether a text is a quoted string, optionally with `W/` before it (RFC 9110 section 8.8.3). */
export function isEntityTag(text: string): boolean {
  const start = text.startsWith('W/') ? 2 : 0;
  const last = text.length - 1;
  return last > start && text[start] === '"' && text.indexOf('"', start + 1) === last;
}

const QUOTE = '&quot;';

/** Whether the source of an element is an entity tag that is usually written: a quoted string, whose quotation marks may be references. */
export function isQuotedSource(source: string): boolean {
  const mark = source.startsWith(QUOTE) ? QUOTE : '"';
  const last = source.length - mark.length;
  if (last < mark.length || !source.startsWith(mark) || !source.endsWith(mark)) return false;
  for (let at = mark.length; at < last; at += 1) if (!isPlain(source.charCodeAt(at))) return false;
  return true;
}

/** Whether a character is a letter, a digit or a punctuation mark that is the same in XML and in the value. */
function isPlain(code: number): boolean {
  return code > 0x22 && code < 0x7f && code !== 0x26 && code !== 0x3c;
}

export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text);
}

export function isAbsoluteUri(text: string): boolean {
  return ABSOLUTE_URI.test(text);
}

export function isLockTimeout(text: string): boolean {
  const seconds = TIMEOUT.exec(text);
  return seconds !== null && Number(seconds[1] ?? 0) <= LONGEST_TIMEOUT;
}
