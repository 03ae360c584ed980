import type { Faults } from '../../read/xml/fault.ts';
import { characterData } from '../../read/xml/reference.ts';
import type { Bindings } from '../../read/xml/name.ts';
import type { XmlAttribute } from './element.ts';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const ATTRIBUTE = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NONE: readonly XmlAttribute[] = [];

// A listing repeats a few tags. Longer ones are not kept.
const MAX_ENTRIES = 200;
const MAX_LENGTH = 400;

/** Parses the attributes of start tags other than namespace declarations, with a cache of those that need no namespace. */
export class AttributeReader {
  readonly #known = new Map<string, readonly XmlAttribute[]>();
  readonly #faults: Faults;

  /** @param faults receives prefixes that are not declared */
  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /**
   * @param written the tag after its name
   * @param at offset of the tag
   * @param bindings returns the namespaces in scope; null if they are not known
   */
  parse(written: string, at: number, bindings: () => Bindings | null): readonly XmlAttribute[] {
    const known = this.#known.get(written);
    if (known) return known;
    let isPrefixed = false;
    const attributes: XmlAttribute[] = [];
    for (const [, name = '', quoted, apostrophes = ''] of written.matchAll(ATTRIBUTE)) {
      const colon = name.indexOf(':');
      const prefix = colon > 0 ? name.slice(0, colon) : '';
      if (name === 'xmlns' || prefix === 'xmlns') continue;
      const needsScope = prefix !== '' && prefix !== 'xml';
      isPrefixed ||= needsScope;
      const localName = colon > 0 ? name.slice(colon + 1) : name;
      const namespace = needsScope ? this.#resolve(prefix, at, bindings()) : prefix === 'xml' ? XML_NAMESPACE : '';
      attributes.push({ namespace, localName, value: characterData(quoted ?? apostrophes) });
    }
    const found = attributes.length === 0 ? NONE : attributes;
    if (!isPrefixed && this.#known.size < MAX_ENTRIES && written.length <= MAX_LENGTH) this.#known.set(written, found);
    return found;
  }

  #resolve(prefix: string, at: number, bindings: Bindings | null): string {
    if (bindings === null) return '';
    const namespace = bindings.get(prefix);
    if (namespace === undefined) this.#faults.add('prefix-undeclared', at, prefix);
    return namespace ?? '';
  }
}
