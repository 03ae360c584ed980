/** An href resolved against the URL of the request (RFC 4918 section 8.3, RFC 3986 section 5). */
export interface ResolvedHref {
  /** Scheme in lowercase. */
  readonly scheme: string;
  /** Host in lowercase and port; the port is omitted if it is the default one. */
  readonly authority: string;
  /**
   * The form in which hrefs are compared: the path and query; percent-encoded unreserved characters decoded, hex digits in uppercase,
   * without a slash at the end of the path. Other characters are kept as sent. The root has an empty path.
   */
  readonly key: string;
}

/** Parts of a URI reference (RFC 3986 appendix B). */
const REFERENCE = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/i;
/** What prevents that a path is its own key: a query, a fragment, a dot segment, or an escape that is written differently in a key. */
const NOT_NORMAL = /[?#]|\/\.|%(?:[a-f]|.[a-f]|2[DE]|3\d|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])/;
const SLASH = 0x2f;
const UNRESERVED = /[\w.~-]/;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: ':80', https: ':443' };

/** Resolves hrefs against the URL of one request. */
export class HrefResolver {
  readonly #scheme: string;
  readonly #authority: string;
  readonly #path: string;

  /** @param url null if it is not known: then only absolute references and absolute paths can be compared */
  constructor(url: string | null) {
    const [, scheme = '', authority = '', path = ''] = REFERENCE.exec(url ?? '') ?? [];
    this.#scheme = scheme.toLowerCase();
    this.#authority = authorityOf(this.#scheme, authority);
    this.#path = path === '' ? '/' : path;
  }

  /** Returns the key of an href; see {@link ResolvedHref}. */
  key(href: string): string {
    // The usual case.
    if (isPath(href) && !NOT_NORMAL.test(href)) return withoutLastSlash(href);
    return this.resolve(href).key;
  }

  /** Returns the authority of an href if it is not the one of the request, and otherwise ''. */
  otherAuthority(href: string): string {
    if (isPath(href)) return '';
    const { authority } = this.resolve(href);
    return authority === this.#authority ? '' : authority;
  }

  /** @param href without white space around it */
  resolve(href: string): ResolvedHref {
    const [, scheme, authority, path = '', query = ''] = REFERENCE.exec(href) ?? [];
    const ownScheme = scheme?.toLowerCase() ?? this.#scheme;
    const isAbsolute = scheme !== undefined || authority !== undefined;
    const resolved = isAbsolute || path.startsWith('/') ? path : path === '' ? this.#path : this.#merge(path);
    // The escapes of dots are decoded before (RFC 3986 section 6.2.2).
    const clean = withoutDots(normalize(resolved));
    return {
      scheme: ownScheme,
      authority: authority === undefined ? (isAbsolute ? '' : this.#authority) : authorityOf(ownScheme, authority),
      key: (clean.endsWith('/') ? clean.slice(0, -1) : clean) + normalize(query),
    };
  }

  #merge(path: string): string {
    return this.#path.slice(0, this.#path.lastIndexOf('/') + 1) + path;
  }
}

/** Whether an href is an absolute path, with or without a query and a fragment. */
function isPath(href: string): boolean {
  return href.charCodeAt(0) === SLASH && href.charCodeAt(1) !== SLASH;
}

/** Returns a path without the slash at its end. */
export function withoutLastSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Whether a key is below another one. */
export function isBelow(key: string, ancestor: string): boolean {
  return key.length > ancestor.length && key.startsWith(ancestor) && key.charCodeAt(ancestor.length) === SLASH;
}

function authorityOf(scheme: string, written: string): string {
  const host = written.slice(written.lastIndexOf('@') + 1).toLowerCase();
  const port = DEFAULT_PORTS[scheme];
  return port !== undefined && host.endsWith(port) ? host.slice(0, -port.length) : host;
}

/** Removes dot segments (RFC 3986 section 5.2.4). */
function withoutDots(path: string): string {
  if (!/(?:^|\/)\.\.?(?:\/|$)/.test(path)) return path;
  const segments = path.split('/');
  const kept: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') kept.push(segment);
    if (isLast && (segment === '.' || segment === '..')) kept.push('');
  }
  return kept.join('/');
}

function normalize(text: string): string {
  return text.includes('%') ? text.replace(/%[0-9a-f]{2}/gi, normalizeEscape) : text;
}

/** Whether a character need not be percent-encoded (RFC 3986 section 2.3). */
export function isUnreserved(character: string): boolean {
  return UNRESERVED.test(character);
}

function normalizeEscape(escape: string): string {
  const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return isUnreserved(character) ? character : escape.toUpperCase();
}
