import type { DavResponse } from '../davResponse.ts';
import { childOf, childrenOf, type XmlElement } from '../element.ts';

// A response may lack thousands of properties.
const MAX_NAMES = 20;

/** The properties that a request names, compared with those of each response. */
export class RequestedProperties {
  readonly #elements: readonly XmlElement[];
  readonly #indexes: ReadonlyMap<string, number>;
  /** By index: the number of the last response that mentions the property, from 1. */
  readonly #mentioned: Uint32Array;

  constructor(properties: readonly XmlElement[]) {
    const byName = new Map(properties.map((property) => [property.clark, property]));
    this.#elements = [...byName.values()];
    this.#indexes = new Map([...byName.keys()].map((name, index) => [name, index]));
    this.#mentioned = new Uint32Array(this.#elements.length);
  }

  /** Returns the names of the properties that a response does not mention, and of those that the request does not. */
  compare({ propstats, index }: DavResponse): { readonly missing: string | null; readonly extra: string | null } {
    const extra: string[] = [];
    let mentioned = 0;
    for (const { properties } of propstats) {
      for (const { clark, localName } of properties) {
        const requested = this.#indexes.get(clark);
        if (requested === undefined) {
          if (extra.length <= MAX_NAMES) extra.push(localName);
        } else if (this.#mentioned[requested] !== index + 1) {
          this.#mentioned[requested] = index + 1;
          mentioned += 1;
        }
      }
    }
    return { missing: this.#missing(mentioned, index), extra: listed(extra) };
  }

  /** Takes time for the number of properties that the response mentions, not for those that it does not. */
  #missing(mentioned: number, response: number): string | null {
    if (mentioned === this.#elements.length) return null;
    const names: string[] = [];
    for (const [index, { localName }] of this.#elements.entries()) {
      if (this.#mentioned[index] === response + 1) continue;
      names.push(localName);
      if (names.length > MAX_NAMES) break;
    }
    return listed(names);
  }
}

function listed(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return names.length > MAX_NAMES ? `${names.slice(0, MAX_NAMES).join(', ')}, …` : names.join(', ');
}

/** Returns the properties that a PROPFIND names; null if it does not name any (RFC 4918 section 14.20). */
export function propfindProperties(root: XmlElement | null): RequestedProperties | null {
  const prop = root?.clark === '{DAV:}propfind' ? childOf(root, '{DAV:}prop') : null;
  return prop && new RequestedProperties(prop.children);
}

/** Returns the properties that a PROPPATCH sets or removes (RFC 4918 section 14.19). */
export function proppatchProperties(root: XmlElement | null): RequestedProperties | null {
  if (root?.clark !== '{DAV:}propertyupdate') return null;
  const instructions = root.children.filter(({ clark }) => clark === '{DAV:}set' || clark === '{DAV:}remove');
  const props = instructions.flatMap((instruction) => childrenOf(instruction, '{DAV:}prop'));
  return new RequestedProperties(props.flatMap(({ children }) => children));
}
