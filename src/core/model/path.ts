/** An href normalized for comparison. */
export type PathKey = string;

/** Characters that the URL parser keeps in a path although RFC 3986 does not allow them there. */
const NOT_ENCODED = /[[\]^|]/g;
/** Unreserved characters (RFC 3986 section 2.3). */
const UNRESERVED = /[\w.~-]/;

/**
 * Resolves an href against the request's URL (RFC 4918 section 8.3), decodes percent-encoded unreserved characters (RFC 3986 section
 * 6.2.2.2), writes hex digits in uppercase and drops a trailing slash. Scheme and host are omitted, since servers behind a proxy
 * use other ones.
 *
 * @returns null if the href cannot be resolved
 */
export function pathKey(href: string, url: string | null): PathKey | null {
  const sent = href.trim();
  let path: string;
  try {
    // A plain absolute path, the usual case, does not need the URL parser.
    path =
      /^\/(?!\/)[^?#\\]*$/.test(sent) && !/\/\.{1,2}(?:\/|$)/.test(sent)
        ? encodeCharacters(sent)
        : pathOf(new URL(sent, url ?? 'http://localhost/'));
  } catch {
    return null;
  }
  const decoded = path.replace(/(?:%[0-9a-f]{2})+/gi, normalizeEscapes);
  return decoded.length > 1 && decoded.endsWith('/') ? decoded.slice(0, -1) : decoded;
}

/** Returns `encodeURI` of a path, but keeps its escapes. */
function encodeCharacters(path: string): string {
  return path.replace(/[^\w%;,/?:@&=+$.!~*'()#-]+/g, encodeURI);
}

/** Normalizes a run of percent-escapes; a replacement for each single escape would take much more memory. */
function normalizeEscapes(run: string): string {
  let normalized = '';
  for (let at = 0; at < run.length; at += 3) {
    const hex = run.slice(at + 1, at + 3);
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    normalized += UNRESERVED.test(character) ? character : `%${hex.toUpperCase()}`;
  }
  return normalized;
}

function pathOf(url: URL): string {
  return (url.pathname + url.search).replace(NOT_ENCODED, encodeURIComponent);
}

/** Parts of an href that change the path before them, or are not part of the path. */
const NOT_ONLY_PATH = /[?#\\]|\/\.|^\/\//;
/** Characters that {@link pathKey} keeps everywhere. */
const KEPT = /[\w/~-]/;

/**
 * Whether `pathKey(href, url)` is a key. Faster, because most hrefs differ from the key in a character that stays the same in
 * their own keys.
 */
export function hasPathKey(href: string, url: string | null, key: PathKey): boolean {
  return !differsFrom(href, key) && pathKey(href, url) === key;
}

/** Whether an href certainly has another key. False if that is not known. */
function differsFrom(href: string, key: PathKey): boolean {
  let at = 0;
  while (at < key.length && href.charCodeAt(at) === key.charCodeAt(at)) at += 1;
  // The difference may be in the hex digits of an escape.
  if (at === 0 || href[at - 1] === '%' || href[at - 2] === '%') return false;
  // A key has no slash at its end.
  if (at === key.length && href[at] === '/') at += 1;
  const other = href[at];
  return other !== undefined && KEPT.test(other) && !NOT_ONLY_PATH.test(href) && href.startsWith('/');
}

/** Whether a resource is below another one by path. */
export function isBelow(key: PathKey, ancestor: PathKey): boolean {
  return key.startsWith(ancestor === '/' ? '/' : `${ancestor}/`) && key !== ancestor;
}
