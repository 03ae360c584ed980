/** A term of a filter. */
export type Term = {
  /** As typed, with its `-`. */
  readonly source: string;
  /** Its offset in the text, in UTF-16 code units. */
  readonly start: number;
  readonly negative: boolean;
  /** Its quotation mark is not closed. */
  readonly isUnclosed: boolean;
} & (
  | { readonly kind: 'word'; readonly text: string }
  /** Without the slashes around it. */
  | { readonly kind: 'regex'; readonly pattern: string }
  /** The key is in lowercase; the value of `key:` is empty. */
  | { readonly kind: 'key'; readonly key: string; readonly value: string }
);

/** Further terms are not used. The time grows with the number of terms times the number of operations, and a very long text is usually a paste by mistake. */
export const MOST_TERMS = 100;

/**
 * Splits the text of a filter into terms (in the grammar of the filter boxes of DevTools): spaces separate terms, `-` before a
 * term negates it, and `/…/` is a regular expression. Text in double quotes is literal and may contain spaces, also as the
 * value of a key. An unclosed quotation mark applies to the rest of the text.
 */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const match of text.matchAll(
    /(-?)(?:\/((?:\\.|[^\\/])+)\/(?=\s|$)|([A-Za-z-]+):(?:"([^"]*)(?:"|$)|(\S*))|"([^"]*)(?:"|$)|(\S+))/g,
  )) {
    const [source, minus, pattern, key, quotedValue, value = '', quoted, word = ''] = match;
    const common = { source, start: match.index, negative: minus === '-', isUnclosed: isUnclosed(match) };
    if (pattern !== undefined) terms.push({ ...common, kind: 'regex', pattern });
    else if (key !== undefined && !isName(key, quotedValue ?? value))
      terms.push({ ...common, kind: 'key', key: key.toLowerCase(), value: quotedValue ?? value });
    else {
      const plain = key === undefined ? (quoted ?? word) : `${key}:${quotedValue ?? value}`;
      // A lone `-` is ignored: the user has not typed the rest of the term yet.
      if (plain !== '' && source !== '-') terms.push({ ...common, kind: 'word', text: plain });
    }
  }
  return terms;
}

/** Whether the match of a term starts a quoted text that does not end. */
function isUnclosed([source, minus = '', , key, quotedValue, , quoted]: RegExpMatchArray): boolean {
  const text = quotedValue ?? quoted;
  if (text === undefined) return false;
  const opening = minus.length + (key === undefined ? 0 : key.length + 1);
  return source.length === opening + 1 + text.length;
}

/** Schemes of URIs without `//`. */
const SCHEMES = new Set(
  'http https ftp urn uuid opaquelocktoken mailto tel tag data cid mid did doi info ni geo acct'.split(' '),
);

/** Common prefixes of the namespaces of WebDAV properties. */
const NAMESPACES: Readonly<Record<string, string>> = {
  d: 'DAV:',
  dav: 'DAV:',
  c: 'urn:ietf:params:xml:ns:caldav',
  cal: 'urn:ietf:params:xml:ns:caldav',
  caldav: 'urn:ietf:params:xml:ns:caldav',
  card: 'urn:ietf:params:xml:ns:carddav',
  carddav: 'urn:ietf:params:xml:ns:carddav',
  cs: 'http://calendarserver.org/ns/',
  oc: 'http://owncloud.org/ns',
  nc: 'http://nextcloud.org/ns',
};

/** Whether `prefix:rest` is text: a URI or a QName. */
function isName(prefix: string, rest: string): boolean {
  return rest.startsWith('//') || SCHEMES.has(prefix.toLowerCase()) || namespaceOf(prefix) !== null;
}

function namespaceOf(prefix: string): string | null {
  const key = prefix.toLowerCase();
  return Object.hasOwn(NAMESPACES, key) ? (NAMESPACES[key] ?? null) : null;
}

/** Returns the `{namespace}local` of a QName such as `oc:fileid`; null for any other text. */
export function clarkOf(text: string): string | null {
  const [, prefix = '', local = ''] = /^([A-Za-z]+):([^\s:/]+)$/.exec(text) ?? [];
  const namespace = namespaceOf(prefix);
  return namespace === null ? null : `{${namespace}}${local}`;
}
