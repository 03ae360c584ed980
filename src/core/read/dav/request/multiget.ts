import { type PathKey, pathKey } from '../../../model/path.ts';
import type { UnansweredItem } from '../../../model/parsedBody.ts';
import { Names } from '../../xml/name.ts';
import { END, OPEN, XmlReader } from '../../xml/reader.ts';
import { davVocabulary, HREF } from '../structure/element.ts';
import { textContent } from '../structure/textContent.ts';

/** Reports that list the requested resources (RFC 4791 section 7.9, RFC 6352 section 8.7). */
const MULTIGETS: ReadonlySet<string> = new Set([
  '{urn:ietf:params:xml:ns:caldav}calendar-multiget',
  '{urn:ietf:params:xml:ns:carddav}addressbook-multiget',
]);

/** The resources that a multiget requests, compared by {@link pathKey}. */
export class MultigetRequest {
  readonly #hrefs: readonly string[];
  readonly #byKey = new Map<PathKey, number>();
  readonly #url: string | null;

  constructor(hrefs: readonly string[], url: string | null) {
    this.#hrefs = hrefs;
    this.#url = url;
    for (const [index, href] of hrefs.entries()) {
      const key = this.#keyOf(href);
      if (!this.#byKey.has(key)) this.#byKey.set(key, index);
    }
  }

  /** Number of different resources. */
  get size(): number {
    return this.#byKey.size;
  }

  /** Returns the index of the href in the request; null if the request does not contain it. */
  indexOf(href: string | null): number | null {
    return href === null ? null : (this.#byKey.get(this.#keyOf(href)) ?? null);
  }

  /** An href that cannot be resolved is equal only to itself. */
  #keyOf(href: string): PathKey {
    return pathKey(href, this.#url) ?? href.trim();
  }

  /** @param returned the hrefs in the response */
  unanswered(returned: Iterable<string | null>): UnansweredItem[] {
    const seen = new Set<number | null>();
    for (const href of returned) seen.add(this.indexOf(href));
    // A resource that the request names twice is one item.
    return [...this.#byKey.values()]
      .filter((index) => !seen.has(index))
      .map((index) => ({ index, label: this.#hrefs[index] ?? null }));
  }
}

/** @returns null if the request is not a multiget, or its body is not known */
export function parseMultiget(
  requestBody: string | null,
  requestRoot: string | null,
  url: string | null,
): MultigetRequest | null {
  if (requestBody === null || requestRoot === null || !MULTIGETS.has(requestRoot)) return null;
  const reader = new XmlReader(requestBody, { names: new Names(davVocabulary) });
  const hrefs: string[] = [];
  let start = 0;
  for (let token = reader.next(); token !== END; token = reader.next()) {
    if (reader.depth !== 2 || reader.name.kind !== HREF) continue;
    if (token === OPEN) start = reader.end;
    else if (reader.contentEnd >= start) hrefs.push(textContent(requestBody.slice(start, reader.contentEnd)).trim());
  }
  return new MultigetRequest(hrefs, url);
}
