import type { CheckContext } from '../context.ts';
import type { DavHref } from '../davHref.ts';
import type { DavResponse } from '../davResponse.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { keyHash } from '../usualPath.ts';

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

/** In place of a number: all resources with this hash are in the map by resource. */
const SEVERAL = -1;

/** Most hrefs occur once. To compare numbers is much faster than to compare texts. */
class DuplicateHrefs {
  readonly #context: CheckContext;
  /** By the hash of a resource: the number of its first href, or {@link SEVERAL}. */
  readonly #byHash = new Map<number, number>();
  /** The first href of each resource whose hash occurred more than once. */
  readonly #byResource = new Map<string, First>();
  /** By text: the first responses of the other hrefs. */
  readonly #others = new Map<string, number>();

  constructor(context: CheckContext) {
    this.#context = context;
  }

  check(href: DavHref, key: string, response: DavResponse): void {
    const hash = href.isUsual ? href.hash : keyHash(this.#resource(href.text, key));
    const first = this.#byHash.get(hash);
    if (first === undefined) {
      this.#byHash.set(hash, href.place);
      return;
    }
    if (first !== SEVERAL) {
      const { text, response: index } = this.#context.listed.get(first);
      this.#byResource.set(this.#resource(text, this.#context.hrefs.key(text)), { text, response: index });
      this.#byHash.set(hash, SEVERAL);
    }
    this.#checkText(href, this.#resource(href.text, key), response);
  }

  #checkText({ element, text }: DavHref, resource: string, { pointer, index }: DavResponse): void {
    const known = this.#byResource.get(resource);
    if (known === undefined) {
      this.#byResource.set(resource, { text, response: index });
      return;
    }
    const first = known.text === text ? known.response : this.#others.get(text);
    const place = `${pointer}/href`;
    if (first !== undefined) {
      this.#context.add('duplicate-href', place, element.range, { href: text, first: `response[${first}]` });
    } else {
      this.#others.set(text, index);
      this.#context.add('duplicate-href-equivalent', place, element.range, { href: text, other: known.text });
    }
  }

  #resource(text: string, key: string): string {
    const authority = this.#context.hrefs.otherAuthority(text);
    return authority === '' ? key : `//${authority}${key}`;
  }
}
