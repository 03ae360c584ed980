import { readableClark } from '../../../read/dav/messages.ts';
import type { DavResponse } from '../davResponse.ts';
import { childOf, childrenOf, type XmlElement } from '../element.ts';

// A response may lack thousands of properties.
const MAX_NAMES = 20;

/** The properties that a request names, compared with those of each response. */
export class RequestedProperties {
  readonly #names: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;
  /** The index of each name of the response, by number: faster than by name. -1: not requested. */
  readonly #byNameId: number[] = [];
  /** By index: the number of the last response that mentions the property, from 1. */
  readonly #mentioned: Uint32Array;

  constructor(properties: readonly XmlElement[]) {
    this.#names = [...new Set(properties.map(({ clark }) => clark))];
    this.#indexes = new Map(this.#names.map((name, index) => [name, index]));
    this.#mentioned = new Uint32Array(this.#names.length);
  }

  /** Returns the names of the properties that a response does not mention, and of those that the request does not. */
  compare({ propstats, index }: DavResponse): { readonly missing: string | null; readonly extra: string | null } {
    const extra: string[] = [];
    let mentioned = 0;
    for (const { properties } of propstats) {
      for (const property of properties) {
        const requested = this.#indexOf(property);
        if (requested === -1) {
          if (extra.length <= MAX_NAMES) extra.push(property.clark);
        } else if (this.#mentioned[requested] !== index + 1) {
          this.#mentioned[requested] = index + 1;
          mentioned += 1;
        }
      }
    }
    return { missing: this.#missing(mentioned, index), extra: listedNames(extra) };
  }

  #indexOf({ nameId, clark }: XmlElement): number {
    return (this.#byNameId[nameId] ??= this.#indexes.get(clark) ?? -1);
  }

  /** Takes time for the number of properties that the response mentions, not for those that it does not. */
  #missing(mentioned: number, response: number): string | null {
    if (mentioned === this.#names.length) return null;
    const names: string[] = [];
    for (const [index, name] of this.#names.entries()) {
      if (this.#mentioned[index] === response + 1) continue;
      names.push(name);
      if (names.length > MAX_NAMES) break;
    }
    return listedNames(names);
  }
}

/** @param names `{namespace}local`. @returns null if there are none */
export function listedNames(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const readable = names.slice(0, MAX_NAMES).map(readableClark).join(', ');
  return names.length > MAX_NAMES ? `${readable}, …` : readable;
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
