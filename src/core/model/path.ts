/** An href normalized for comparison. */
export type PathKey = string;

/** Characters that the URL parser keeps in a path although RFC 3986 does not allow them there. */
const NOT_ENCODED = /[[\]^|]/g;
const UNRESERVED = /%(?:2[DdEe]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])/g;

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
        ? encodeURI(sent).replaceAll('%25', '%')
        : pathOf(new URL(sent, url ?? 'http://localhost/'));
  } catch {
    return null;
  }
  const decoded = path
    .replace(UNRESERVED, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)))
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
  return decoded.length > 1 && decoded.endsWith('/') ? decoded.slice(0, -1) : decoded;
}

function pathOf(url: URL): string {
  return (url.pathname + url.search).replace(NOT_ENCODED, encodeURIComponent);
}

/** Whether a resource is below another one by path. */
export function isBelow(key: PathKey, ancestor: PathKey): boolean {
  return key.startsWith(ancestor === '/' ? '/' : `${ancestor}/`) && key !== ancestor;
}
