/** One term of a filter. */
export type Term = {
  /** As written, with its `-`. */
  readonly source: string;
  readonly negative: boolean;
} & (
  | { readonly kind: 'word'; readonly text: string }
  /** Between slashes, without them. */
  | { readonly kind: 'regex'; readonly pattern: string }
  /** The key is in lower case; the value is empty in `key:`. */
  | { readonly kind: 'key'; readonly key: string; readonly value: string }
);

/**
 * Splits the text of a filter into its terms (the grammar of the filter boxes of DevTools): spaces separate terms, `-`
 * before a term negates it, `/…/` is a regular expression, double quotes hold text with spaces or text that would be
 * something else, also as the value of a key. A quotation mark that is not closed reaches to the end.
 */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const match of text.matchAll(
    /(-?)(?:\/((?:\\.|[^\\/])+)\/(?=\s|$)|([A-Za-z-]+):(?:"([^"]*)(?:"|$)|(\S*))|"([^"]*)(?:"|$)|(\S+))/g,
  )) {
    const [source, minus, pattern, key, quotedValue, value = '', quoted, word = ''] = match;
    const common = { source, negative: minus === '-' };
    if (pattern !== undefined) terms.push({ ...common, kind: 'regex', pattern });
    else if (key !== undefined && !isName(key, quotedValue ?? value))
      terms.push({ ...common, kind: 'key', key: key.toLowerCase(), value: quotedValue ?? value });
    else {
      const plain = key === undefined ? (quoted ?? word) : `${key}:${quotedValue ?? value}`;
      // A lone `-` is the beginning of a term.
      if (plain !== '' && source !== '-') terms.push({ ...common, kind: 'word', text: plain });
    }
  }
  return terms;
}

/** Schemes of URIs that need no `//`. */
const SCHEMES = new Set(
  'http https ftp urn uuid opaquelocktoken mailto tel tag data cid mid did doi info ni geo acct'.split(' '),
);

/** Prefixes that are used for the namespaces of WebDAV properties. */
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

/** Whether `prefix:rest` is a URI or a QName, which is text. */
function isName(prefix: string, rest: string): boolean {
  return rest.startsWith('//') || SCHEMES.has(prefix.toLowerCase()) || namespaceOf(prefix) !== null;
}

function namespaceOf(prefix: string): string | null {
  const key = prefix.toLowerCase();
  return Object.hasOwn(NAMESPACES, key) ? (NAMESPACES[key] ?? null) : null;
}

/** `{namespace}local` of a QName such as `oc:fileid`; null for any other text. */
export function clarkOf(text: string): string | null {
  const [, prefix = '', local = ''] = /^([A-Za-z]+):([^\s:/]+)$/.exec(text) ?? [];
  const namespace = namespaceOf(prefix);
  return namespace === null ? null : `{${namespace}}${local}`;
}
