import type { CheckContext } from '../context.ts';
import type { DavHref, DavResponse } from '../davResponse.ts';
import type { RuleGroup } from '../ruleGroup.ts';

/** The rules about hrefs that occur more than once, as text or as the same resource. */
export function duplicateHrefRules(context: CheckContext): RuleGroup {
  const duplicates = new DuplicateHrefs(context);
  return {
    response: (response) => {
      for (const href of response.hrefs) if (href.key !== null) duplicates.check(href, href.key, response);
    },
  };
}

/** An href, and the index of the response where it occurred first. */
interface First {
  readonly text: string;
  readonly response: number;
}

class DuplicateHrefs {
  readonly #context: CheckContext;
  /** The first href of each resource. */
  readonly #byResource = new Map<string, First>();
  /** By text: the first responses of the other hrefs. */
  readonly #others = new Map<string, number>();

  constructor(context: CheckContext) {
    this.#context = context;
  }

  check({ element, text }: DavHref, key: string, response: DavResponse): void {
    const authority = this.#context.hrefs.otherAuthority(text);
    const resource = authority === '' ? key : `//${authority}${key}`;
    const known = this.#byResource.get(resource);
    if (known === undefined) {
      this.#byResource.set(resource, { text, response: response.index });
      return;
    }
    const first = known.text === text ? known.response : this.#others.get(text);
    const place = `${response.pointer}/href`;
    if (first !== undefined) {
      this.#context.add('duplicate-href', place, element.range, { href: text, first: `response[${first}]` });
    } else {
      this.#others.set(text, response.index);
      this.#context.add('duplicate-href-equivalent', place, element.range, { href: text, other: known.text });
    }
  }
}
