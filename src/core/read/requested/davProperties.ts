import type { Range } from '../../model/operation.ts';
import { CLOSE, END, OPEN, XmlReader } from '../xml/reader.ts';

/** A property that a request names. */
export interface RequestedProperty {
  /** `{namespace}local` */
  readonly name: string;
  /** Null for a property that is requested, and not set or removed. */
  readonly instruction: 'set' | 'remove' | null;
  /** Its element in the body of the request. */
  readonly range: Range;
}

/** The properties that a WebDAV request names. */
export interface RequestedProperties {
  /** Each name once, in the order of the request. Of several instructions for a name, the last one counts (RFC 4918 section 9.2). */
  readonly properties: ReadonlyMap<string, RequestedProperty>;
  /**
   * `named`: these properties; `allprop`: these and others that the server chooses; `propname`: the names of all properties (RFC
   * 4918 section 9.1).
   */
  readonly scope: 'named' | 'allprop' | 'propname';
  /** The element around the properties: `DAV:prop`, `DAV:allprop`, `DAV:propname`, or the root of a request that sets properties. */
  readonly range: Range;
}

const PROP = '{DAV:}prop';
const INSTRUCTIONS: ReadonlyMap<string, 'set' | 'remove'> = new Map([
  ['{DAV:}set', 'set'],
  ['{DAV:}remove', 'remove'],
]);
const UPDATES: ReadonlySet<string> = new Set([
  '{DAV:}propertyupdate',
  '{DAV:}mkcol',
  '{urn:ietf:params:xml:ns:caldav}mkcalendar',
]);
const SCOPES: ReadonlyMap<string, 'allprop' | 'propname'> = new Map([
  ['{DAV:}allprop', 'allprop'],
  ['{DAV:}propname', 'propname'],
]);

/**
 * Parses the properties in the body of a PROPFIND (RFC 4918 section 14.20), of a REPORT with a `DAV:prop` (RFC 3253 section 3.6,
 * RFC 4791, RFC 6352, RFC 6578), of a SEARCH (RFC 5323 section 5.6), or of a request that sets properties.
 *
 * @returns null if the body is not known, is not complete XML, or names no properties
 */
export function parseRequestedProperties(body: string | null): RequestedProperties | null {
  return body?.includes('<') ? new PropertiesParser(body).parse() : null;
}

class PropertiesParser {
  readonly #reader: XmlReader;
  readonly #properties = new Map<string, RequestedProperty>();
  /** Names of the open elements that matter, by depth. */
  readonly #path: string[] = [];
  readonly #starts: number[] = [];
  #scope: RequestedProperties['scope'] | null = null;
  #range: Range | null = null;

  constructor(body: string) {
    this.#reader = new XmlReader(body);
  }

  parse(): RequestedProperties | null {
    const reader = this.#reader;
    for (let token = reader.next(); token !== END; token = reader.next()) {
      if (reader.depth > DEEPEST) continue;
      if (token === OPEN) {
        this.#path.length = reader.depth - 1;
        this.#path.push(reader.name.clark);
        this.#starts[reader.depth] = reader.start;
      } else if (token === CLOSE) this.#close(reader.depth);
    }
    if (reader.cut || this.#scope === null || this.#range === null) return null;
    return { properties: this.#properties, scope: this.#scope, range: this.#range };
  }

  #close(depth: number): void {
    const [root = '', ...inside] = this.#path.slice(0, depth);
    const range: Range = [this.#starts[depth] ?? 0, this.#reader.end];
    const isUpdate = UPDATES.has(root);
    const scope = depth === 2 && root === '{DAV:}propfind' ? SCOPES.get(inside[0] ?? '') : undefined;
    if (scope) {
      this.#scope = scope;
      this.#range = range;
    } else if (depth === 1 && isUpdate) {
      this.#scope = 'named';
      this.#range = range;
    } else if (!isUpdate && isPropOf(root, inside)) {
      this.#scope ??= 'named';
      this.#range ??= range;
    } else this.#addProperty(root, inside, range);
  }

  #addProperty(root: string, inside: readonly string[], range: Range): void {
    const name = inside.at(-1);
    const around = inside.slice(0, -1);
    if (name === undefined) return;
    const instruction = UPDATES.has(root) && around[1] === PROP ? (INSTRUCTIONS.get(around[0] ?? '') ?? null) : null;
    const isIncluded = root === '{DAV:}propfind' && around.length === 1 && around[0] === '{DAV:}include';
    if (UPDATES.has(root) ? instruction === null || around.length !== 2 : !isIncluded && !isPropOf(root, around))
      return;
    // The last instruction counts, at the position of the first.
    if (instruction !== null || !this.#properties.has(name)) this.#properties.set(name, { name, instruction, range });
  }
}

/** Depth of a property in a SEARCH. */
const DEEPEST = 5;

/** Whether the path inside a request is that of the `DAV:prop` element with the requested properties. */
function isPropOf(root: string, inside: readonly string[]): boolean {
  if (root === '{DAV:}searchrequest') return inside.length === 3 && inside[1] === '{DAV:}select' && inside[2] === PROP;
  return inside.length === 1 && inside[0] === PROP;
}
