import { partitionPoint } from '../../../model/partitionPoint.ts';
import { SharedColumnFinder } from './sharedColumns.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import type { ParsedRequest, RequestList } from './requestLists.ts';

/** Lists that are looked at one by one, of several that could be meant. */
const MOST_TRIED = 32;

/** A list of the request and its place among all of them. */
interface Numbered {
  readonly number: number;
  readonly list: RequestList;
}

/** Finds lists of a request without going through all of them: a request may have as many as the body. */
export class RequestLookup {
  readonly #byFoldedName = new Map<string, ByLength>();
  readonly #byName = new Map<string, ByLength>();
  readonly #byDepth: ByLength[] = [];
  readonly #inner = new Map<string, RequestList>();
  readonly #request: ParsedRequest;
  #echoes: SharedColumnFinder | null = null;

  constructor(request: ParsedRequest) {
    this.#request = request;
    for (const [number, list] of request.lists.entries()) {
      const { name, path, isMap } = list;
      if (path.length > 0 && !this.#inner.has(name)) this.#inner.set(name, list);
      if (isMap) continue;
      put(this.#byName, name).add({ number, list });
      put(this.#byFoldedName, normalizeName(name)).add({ number, list });
      (this.#byDepth[path.length] ??= new ByLength()).add({ number, list });
    }
  }

  get echoes(): SharedColumnFinder {
    return (this.#echoes ??= new SharedColumnFinder(this.#request));
  }

  /** Whether there are lists that have names. */
  get hasInner(): boolean {
    return this.#inner.size > 0;
  }

  /** The first list or map of a name. */
  inner(name: string): RequestList | undefined {
    return this.#inner.get(name);
  }

  /** The first list of a name. */
  named(name: string): RequestList | undefined {
    return this.#byName.get(name)?.longerThan(-1)?.list;
  }

  /** The first list that has one of some names and more than so many items; without one, the longest of the shallowest ones. */
  longerThan(most: number, names: Iterable<string>): RequestList | null {
    let first: Numbered | null = null;
    for (const name of names) {
      const found = name === '' ? null : this.#byFoldedName.get(name)?.longerThan(most);
      if (found && (!first || found.number < first.number)) first = found;
    }
    if (first) return first.list;
    for (const lists of this.#byDepth) {
      const longest = lists?.longest;
      if (longest && longest.items.length > most) return longest;
    }
    return null;
  }

  /**
   * The first list of a name that has so many items, or at least so many; without one, the first of the shallowest ones.
   *
   * @param isMeant whether a list of that length can be the right one
   */
  asLong(size: number, isAtLeast: boolean, name: string, isMeant: (list: RequestList) => boolean): RequestList | null {
    for (const lists of [name === '' ? undefined : this.#byName.get(name), ...this.#byDepth]) {
      const found = (isAtLeast ? lists?.atLeast(size) : lists?.exactly(size))?.find(isMeant);
      if (found) return found;
    }
    return null;
  }
}

/** Lists in the order of the request, found by their lengths. */
class ByLength {
  readonly #all: RequestList[] = [];
  readonly #byLength = new Map<number, RequestList[]>();
  /** Those that are longer than all before them, with their places among all of these lists. */
  readonly #longer: (Numbered & { readonly at: number })[] = [];

  add({ number, list }: Numbered): void {
    const { length } = list.items;
    const at = this.#all.push(list) - 1;
    const same = this.#byLength.get(length);
    if (!same) this.#byLength.set(length, [list]);
    else if (same.length < MOST_TRIED) same.push(list);
    if (length > (this.longest?.items.length ?? -1)) this.#longer.push({ number, list, at });
  }

  /** The first one of the longest. */
  get longest(): RequestList | undefined {
    return this.#longer.at(-1)?.list;
  }

  /** The first one with more items. */
  longerThan(most: number): (Numbered & { readonly at: number }) | undefined {
    return this.#longer[
      partitionPoint(this.#longer.length, (index) => (this.#longer[index]?.list.items.length ?? 0) > most)
    ];
  }

  exactly(size: number): readonly RequestList[] {
    return this.#byLength.get(size) ?? [];
  }

  /** Some of those with so many items or more. */
  atLeast(size: number): readonly RequestList[] {
    const first = this.longerThan(size - 1);
    if (!first) return [];
    return this.#all.slice(first.at, first.at + MOST_TRIED).filter(({ items }) => items.length >= size);
  }
}

function put(lists: Map<string, ByLength>, name: string): ByLength {
  let known = lists.get(name);
  if (!known) lists.set(name, (known = new ByLength()));
  return known;
}

const known = new WeakMap<ParsedRequest, RequestLookup>();

/** The lookup of a request, made once. */
export function requestLookup(request: ParsedRequest): RequestLookup {
  let lookup = known.get(request);
  if (!lookup) known.set(request, (lookup = new RequestLookup(request)));
  return lookup;
}
