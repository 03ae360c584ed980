import { trimSpace, type XmlElement } from './element.ts';
import { type HrefResolver, withoutLastSlash } from './hrefKey.ts';
import type { ListedHrefs } from './listedHrefs.ts';
import { NOT_USUAL, usualPathHash } from './usualPath.ts';

/** What all hrefs of a document share. */
export interface HrefSource {
  readonly hrefs: HrefResolver;
  readonly listed: ListedHrefs;
}

/** A `DAV:href` of a response. */
export class DavHref {
  readonly element: XmlElement;
  readonly #source: HrefSource;
  #text = '';
  #key: string | null = null;
  #hash = NOT_USUAL;
  #place = 0;

  /** @param response index of the response */
  constructor(element: XmlElement, response: number, source: HrefSource) {
    this.element = element;
    this.#source = source;
    this.read(response);
  }

  /** Without white space around it. */
  get text(): string {
    return this.#text;
  }

  /** See `ResolvedHref`; null if the text is empty. */
  get key(): string | null {
    return this.#key;
  }

  /** See {@link usualPathHash}. */
  get hash(): number {
    return this.#hash;
  }

  /** Whether no rule about the syntax of hrefs applies to it: see {@link usualPathHash}. */
  get isUsual(): boolean {
    return this.#hash !== NOT_USUAL;
  }

  /** Its number in the list of all hrefs that are not empty. */
  get place(): number {
    return this.#place;
  }

  /** Reads the text of the element. */
  read(response: number): void {
    const { hrefs, listed } = this.#source;
    const text = trimSpace(this.element.text);
    this.#text = text;
    this.#hash = usualPathHash(text);
    this.#key = this.isUsual ? withoutLastSlash(text) : text === '' ? null : hrefs.key(text);
    if (text !== '') this.#place = listed.add(this.element, response);
  }
}
