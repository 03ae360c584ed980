/** The parts of a URI reference (RFC 3986 appendix B), as sent. */
export interface HrefParts {
  /** In lower case; null if there is none. */
  readonly scheme: string | null;
  /** Null if there is no `//`. */
  readonly authority: string | null;
  readonly path: string;
}

/** All characters that a URI reference may contain (RFC 3986 section 2): reserved, unreserved, and `%`. */
const FORBIDDEN = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/u;
const STRAY_PERCENT = /%(?![0-9A-Fa-f]{2})/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]{0,100}):/;

/** Returns the first character that must be percent-encoded in a URI; null if there is none. */
export function forbiddenCharacter(href: string): string | null {
  return FORBIDDEN.exec(href)?.[0] ?? null;
}

/** Whether there is a `%` without two hexadecimal digits after it (RFC 3986 section 2.1). */
export function hasStrayPercent(href: string): boolean {
  return STRAY_PERCENT.test(href);
}

export function hrefParts(href: string): HrefParts {
  const scheme = SCHEME.exec(href)?.[1] ?? null;
  const start = scheme === null ? 0 : scheme.length + 1;
  const end = firstOf(href, '?#', start);
  const hasAuthority = href.startsWith('//', start);
  const pathStart = hasAuthority ? Math.min(firstOf(href, '/', start + 2), end) : start;
  return {
    scheme: scheme?.toLowerCase() ?? null,
    authority: hasAuthority ? href.slice(start + 2, pathStart) : null,
    path: href.slice(pathStart, end),
  };
}

/** Returns the offset of the first of some characters; the length of the text if there is none. */
function firstOf(text: string, characters: string, from: number): number {
  let first = text.length;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at !== -1 && at < first) first = at;
  }
  return first;
}

export interface HostAndPort {
  /** In lower case. */
  readonly host: string;
  /** '' if it is the default port of the scheme, or not a number. */
  readonly port: string;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Returns the host and port of an HTTP URL, also if the URL is not valid; null if there is no host. */
export function hostAndPort({ scheme, authority }: HrefParts): HostAndPort | null {
  if (scheme === null || !authority) return null;
  const server = authority.slice(authority.lastIndexOf('@') + 1);
  const [, host, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d*)$)?/.exec(server) ?? [];
  if (!host) return null;
  return { host: host.toLowerCase(), port: port === undefined || port === DEFAULT_PORTS[scheme] ? '' : port };
}

/** Whether a URL parser can resolve an href. */
export function canResolve(href: string, url: string | null): boolean {
  return URL.canParse(href, url !== null && URL.canParse(url) ? url : 'http://localhost/');
}
