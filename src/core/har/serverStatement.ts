import type { Exchange, NameValue, ServerStatement } from './exchange.ts';

/** The parts of an exchange that a statement is made from. */
export interface StatementSource {
  readonly method: string | null;
  readonly url: string | null;
  readonly status: number;
  readonly headers: readonly NameValue[];
  /** Unix time in ms; only needed to remove statements by their time. */
  readonly start?: number;
}

const KEPT: ReadonlySet<string> = new Set(['server', 'dav', 'allow', 'ms-author-via']);

/** Maximum number of URLs with a statement. The oldest ones are removed. */
const MAX_STATEMENTS = 200;
/** Characters. A longer URL has no statement, and a longer header is left out: a part of a list could be misread as the whole list. */
const MAX_LENGTH = 2000;

interface Entry {
  readonly origin: string;
  readonly start: number;
  readonly statement: ServerStatement;
}

/** The latest statement for each of a limited number of URLs. A statement applies to its URL and those below. */
export class ServerStatements {
  /** By origin and path without a slash at its end, oldest first. */
  readonly #entries = new Map<string, Entry>();

  /** Adds the statement of a response, if it has one. */
  add(source: StatementSource): void {
    const headers = statedHeaders(source);
    const target = headers.length === 0 ? null : targetOf(source.url);
    if (target === null) return;
    const { origin, path } = target;
    const key = origin + withoutSlash(path);
    this.#entries.delete(key);
    this.#entries.set(key, {
      origin,
      start: source.start ?? 0,
      statement: { method: (source.method ?? '').toUpperCase(), path, headers },
    });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MAX_STATEMENTS && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** Returns the statement about a URL, or about the closest URL above it; null if there is none. */
  find(url: string | null): ServerStatement | null {
    const target = this.#entries.size === 0 ? null : targetOf(url);
    if (target === null) return null;
    let closest: ServerStatement | null = null;
    for (const { origin, statement } of this.#entries.values())
      if (origin === target.origin && isAtOrBelow(target.path, statement.path))
        if (closest === null || statement.path.length > closest.path.length) closest = statement;
    return closest;
  }

  /** @param before Unix time in ms: statements of requests that started earlier are removed; without it, all are */
  clear(before = Infinity): void {
    for (const [key, { start }] of this.#entries) if (start < before) this.#entries.delete(key);
  }
}

/** Adds the statement of an exchange from a file, if it has one, and returns the exchange with the earlier statement about its URL. */
export function withServerStatement(exchange: Exchange, statements: ServerStatements): Exchange {
  const { request, response } = exchange;
  statements.add({ method: request.method, url: request.url, status: response.status, headers: response.headers });
  const serverStatement = statements.find(request.url);
  return serverStatement === null ? exchange : { ...exchange, serverStatement };
}

function statedHeaders({ method, status, headers }: StatementSource): readonly NameValue[] {
  const isOptions = (method ?? '').toUpperCase() === 'OPTIONS' && status >= 200 && status < 300;
  if (!isOptions && status !== 405) return [];
  const kept = headers.filter(({ name, value }) => KEPT.has(name.toLowerCase()) && value.length <= MAX_LENGTH);
  // A response to a CORS preflight often has neither: it may be from a proxy.
  const states = kept.some(({ name }) => /^(?:dav|allow)$/i.test(name));
  return states ? kept.map(({ name, value }) => ({ name, value })) : [];
}

function targetOf(url: string | null): { readonly origin: string; readonly path: string } | null {
  if (url === null || url.length > MAX_LENGTH || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname };
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function isAtOrBelow(path: string, above: string): boolean {
  const parent = withoutSlash(above);
  return path.startsWith(parent) && (path.length === parent.length || path[parent.length] === '/');
}
