import type { CheckContext } from '../context.ts';
import type { DavHref } from '../davHref.ts';
import type { DavResponse } from '../davResponse.ts';
import { isBelow } from '../hrefKey.ts';
import type { CreateRuleGroup } from '../ruleGroup.ts';
import { hostAndPort, type HostAndPort, type HrefParts, hrefParts } from './hrefSyntax.ts';

/** Methods whose responses are about the requested resource and those below it. */
const HIERARCHY_METHODS: ReadonlySet<string> = new Set(
  'PROPFIND PROPPATCH DELETE LOCK UNLOCK COPY MOVE ORDERPATCH'.split(' '),
);

/** A response with one of these may be about the root of a lock elsewhere (RFC 4918 section 16). */
const LOCK_CONDITIONS: ReadonlySet<string> = new Set(['{DAV:}no-conflicting-lock', '{DAV:}lock-token-submitted']);

/** Rules that compare the host and path of each href with the request (RFC 4918 section 8.3). */
export const hrefScopeRules: CreateRuleGroup = (context) => {
  const { method, url } = context;
  const isHierarchy = HIERARCHY_METHODS.has(method);
  if (url === null || (!isHierarchy && method !== 'REPORT')) return {};
  const scope = new Scope(context, url);
  return {
    response: ({ hrefs, errors, index }) => {
      const mayBeElsewhere = !isHierarchy || (method === 'LOCK' && errors.some(hasLockCondition));
      for (const href of hrefs) {
        const { key, text, element, isUsual } = href;
        if (key === null) continue;
        const isPath = isUsual || (text.startsWith('/') && !text.startsWith('//'));
        if (isPath && (mayBeElsewhere || scope.contains(key))) continue;
        const add = (rule: string, request: string): void =>
          context.add(rule, `response[${index}]/href`, element.range, { href: text, request });
        const isHere = isPath || checkHost(href, scope, isHierarchy, add);
        if (isHere && !mayBeElsewhere && !scope.contains(key)) add('href-outside-scope', scope.path);
      }
    },
  };
};

/** Applies the rules about scheme and host. Returns whether the href has the host of the request. */
function checkHost(
  { text }: DavHref,
  { request, server, destination }: Scope,
  isHierarchy: boolean,
  add: (rule: string, request: string) => void,
): boolean {
  const parts = hrefParts(text);
  if (parts.authority !== null && parts.scheme === null) return false;
  if (parts.scheme === null) return true;
  const own = isHttp(parts) ? hostAndPort(parts) : null;
  if (own === null || server === null) return false;
  const isSameHost = own.host === server.host;
  if (isSameHost && parts.scheme !== request.scheme) add('href-scheme-mismatch', request.scheme ?? '');
  if (isHierarchy && !isSame(own, server) && !(destination && isSame(own, destination))) {
    add('href-other-authority', request.authority ?? '');
  }
  return isSameHost;
}

/** The resources that a request is about. */
class Scope {
  readonly request: HrefParts;
  readonly server: HostAndPort | null;
  /** Of the Destination header of a COPY or MOVE. */
  readonly destination: HostAndPort | null;
  /** Key of the path of the request. */
  readonly path: string;
  readonly #destinationPath: string | null;

  constructor(context: CheckContext, url: string) {
    const { method, requestHeaders, hrefs } = context;
    const sent = method === 'COPY' || method === 'MOVE' ? (requestHeaders?.get('Destination')?.trim() ?? null) : null;
    this.request = hrefParts(url);
    this.server = hostAndPort(this.request);
    this.destination = sent === null ? null : hostAndPort(hrefParts(sent));
    this.path = pathOf(hrefs.key(url));
    this.#destinationPath = sent === null ? null : pathOf(hrefs.key(sent));
  }

  contains(key: string): boolean {
    const path = pathOf(key);
    return isAtOrBelow(path, this.path) || (this.#destinationPath !== null && isAtOrBelow(path, this.#destinationPath));
  }
}

function isAtOrBelow(path: string, ancestor: string): boolean {
  return path === ancestor || isBelow(path, ancestor);
}

/** Returns a key without the query. */
function pathOf(key: string): string {
  const query = key.indexOf('?');
  return query === -1 ? key : key.slice(0, query);
}

function isHttp({ scheme }: HrefParts): boolean {
  return scheme === 'http' || scheme === 'https';
}

function isSame(a: HostAndPort, b: HostAndPort): boolean {
  return a.host === b.host && a.port === b.port;
}

function hasLockCondition({ children }: DavResponse['element']): boolean {
  return children.some(({ clark }) => LOCK_CONDITIONS.has(clark));
}
