import type { CheckContext } from '../context.ts';
import type { DavPropstat, DavResponse } from '../davResponse.ts';
import type { XmlElement } from '../element.ts';
import type { RuleGroup } from '../ruleGroup.ts';

/** The rules about properties that a `DAV:response` states more than once. */
export function repeatedPropertyRules(context: CheckContext): RuleGroup {
  const repeated = new RepeatedProperties(context);
  return { response: (response) => repeated.check(response), isStructural: true };
}

/** Numbers the elements in which a name occurred, instead of creating a set for each of them. */
class RepeatedProperties {
  readonly #context: CheckContext;
  /** By number of the name: the last `DAV:prop`, `DAV:propstat` and `DAV:response` with such a property. */
  readonly #inProp: number[] = [];
  /** By number of the name: the last `DAV:prop` with two such properties. A third one adds no finding. */
  readonly #twiceInProp: number[] = [];
  readonly #inPropstat: number[] = [];
  readonly #inResponse: number[] = [];
  #prop = 0;
  #propstat = 0;
  #response = 0;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  check({ propstats }: DavResponse): void {
    this.#response += 1;
    for (const propstat of propstats) {
      this.#propstat += 1;
      for (const prop of propstat.props) {
        this.#prop += 1;
        for (const property of prop.children) this.#checkProperty(propstat, property);
      }
    }
  }

  #checkProperty(propstat: DavPropstat, property: XmlElement): void {
    const { nameId } = property;
    if (this.#inProp[nameId] === this.#prop && this.#twiceInProp[nameId] !== this.#prop) {
      this.#twiceInProp[nameId] = this.#prop;
      this.#add('duplicate-property-in-propstat', propstat, property);
    }
    this.#inProp[nameId] = this.#prop;
    if (this.#inResponse[nameId] === this.#response && this.#inPropstat[nameId] !== this.#propstat) {
      this.#add('property-in-two-propstats', propstat, property);
    }
    this.#inResponse[nameId] = this.#response;
    this.#inPropstat[nameId] = this.#propstat;
  }

  #add(rule: string, propstat: DavPropstat, property: XmlElement): void {
    this.#context.add(rule, propstat.pointer, property.range, { property: property.localName });
  }
}
