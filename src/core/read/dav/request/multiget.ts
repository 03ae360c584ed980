import { type PathKey, pathKey } from '../../../model/path.ts';
import type { UnansweredItem } from '../../../model/parsedBody.ts';
import { Names } from '../../xml/name.ts';
import { END, OPEN, XmlReader } from '../../xml/reader.ts';
import { davVocabulary, HREF } from '../structure/element.ts';
import { textContent } from '../structure/textContent.ts';

/** Reports that name the resources they ask for (RFC 4791 section 7.9, RFC 6352 section 8.7). */
const MULTIGETS: ReadonlySet<string> = new Set([
  '{urn:ietf:params:xml:ns:caldav}calendar-multiget',
  '{urn:ietf:params:xml:ns:carddav}addressbook-multiget',
]);

/** The resources that a multiget asks for, by the form in which hrefs can be compared. */
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

  /** The item of the request that a response answers; null where it was not asked for. */
  indexOf(href: string | null): number | null {
    return href === null ? null : (this.#byKey.get(this.#keyOf(href)) ?? null);
  }

  /** An href that cannot be resolved is only equal to itself. */
  #keyOf(href: string): PathKey {
    return pathKey(href, this.#url) ?? href.trim();
  }

  unanswered(answered: Iterable<string | null>): UnansweredItem[] {
    const seen = new Set<number | null>();
    for (const href of answered) seen.add(this.indexOf(href));
    // One that is named twice is asked for once.
    return [...this.#byKey.values()]
      .filter((index) => !seen.has(index))
      .map((index) => ({ index, label: this.#hrefs[index] ?? null }));
  }
}

/** @returns null where the request names no resources, or where its body is not known */
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
