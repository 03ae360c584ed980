import type { Exchange, NameValue, ServerStatement } from '../../har/exchange.ts';
import { type Source, sourceOf } from '../source.ts';
import classes from './davClasses.json' with { type: 'json' };

/** A list that the server states in a header. */
export interface StatedList {
  /** In the order of the header. */
  readonly values: readonly string[];
  /** The earlier response that states it; null for the response itself. */
  readonly by: ServerStatement | null;
}

/** A header that names the method of the request, or does not. */
export interface MethodClaim {
  /** `Allow` lists the method itself, `DAV` the compliance class that defines it. */
  readonly header: 'Allow' | 'DAV';
  /** The method, or the class. */
  readonly value: string;
  readonly isListed: boolean;
  readonly by: ServerStatement | null;
  /** The section about the header, or about the class. */
  readonly source: Source;
}

/** What is known about the server of a response from headers. */
export interface ServerFacts {
  /** Server and X-Powered-By, which name the software. */
  readonly software: readonly string[];
  /** The compliance classes of the DAV header (RFC 4918 section 10.1). */
  readonly davClasses: StatedList | null;
  /** The methods of the Allow header (RFC 9110 section 10.2.1). */
  readonly allow: StatedList | null;
  /** Whether the server claims to support the method of the request. Empty if no header states it. */
  readonly claims: readonly MethodClaim[];
}

interface DavClass {
  readonly name: string;
  readonly methods?: readonly string[];
  readonly source: string;
}

const CLASSES: Readonly<Record<string, DavClass>> = classes;

/** Collects the facts of a response. Its own headers take precedence over those of an earlier one. */
export function serverFacts(
  method: string | null,
  headers: readonly NameValue[],
  earlier: ServerStatement | null,
): ServerFacts {
  const davClasses = statedList('dav', headers, earlier);
  const allow = statedList('allow', headers, earlier);
  const software = ['server', 'x-powered-by'].flatMap((name) => headerValue(headers, name) ?? []);
  const fromEarlier = headerValue(earlier?.headers ?? [], 'server');
  return {
    software: software.length === 0 && fromEarlier !== null ? [fromEarlier] : software,
    davClasses,
    allow,
    claims: method === null ? [] : claimsAbout(method.toUpperCase(), davClasses, allow),
  };
}

export function factsOfExchange({ request, response, serverStatement }: Exchange): ServerFacts {
  return serverFacts(request.method, response.headers, serverStatement ?? null);
}

/** A class with its name: `2 (locks)`. */
export function namedClass(value: string): string {
  const known = Object.hasOwn(CLASSES, value) ? CLASSES[value] : undefined;
  return known ? `${value} (${known.name})` : value;
}

/** Returns the value of a header, whose repetitions are joined (RFC 9110 section 5.3); null if it is missing or empty. */
export function headerValue(headers: readonly NameValue[], name: string): string | null {
  const values = headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value.trim());
  return values.filter((value) => value !== '').join(', ') || null;
}

function statedList(name: string, headers: readonly NameValue[], earlier: ServerStatement | null): StatedList | null {
  const own = listOf(headerValue(headers, name));
  if (own.length > 0) return { values: own, by: null };
  const values = listOf(headerValue(earlier?.headers ?? [], name));
  return values.length > 0 ? { values, by: earlier } : null;
}

function listOf(value: string | null): readonly string[] {
  // A line break joins repeated headers in HAR files of some programs.
  const values = (value ?? '').split(/[,\n]/).map((part) => part.trim());
  return [...new Set(values.filter((part) => part !== ''))];
}

function claimsAbout(method: string, davClasses: StatedList | null, allow: StatedList | null): readonly MethodClaim[] {
  const claims: MethodClaim[] = [];
  const claim = (header: MethodClaim['header'], value: string, list: StatedList, source: string): void =>
    void claims.push({ header, value, isListed: list.values.includes(value), by: list.by, source: sourceOf(source) });
  if (allow) claim('Allow', method, allow, 'RFC 9110 10.2.1');
  const [needed, known] = Object.entries(CLASSES).find(([, { methods }]) => methods?.includes(method) === true) ?? [];
  if (davClasses && needed !== undefined && known) claim('DAV', needed, davClasses, known.source);
  return claims;
}
