import { partitionPoint } from '../../../model/partitionPoint.ts';
import { SharedColumnFinder } from './sharedColumns.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import type { ParsedRequest, RequestItem, RequestList } from './requestLists.ts';
import { isObject, type Json } from '../syntax/value.ts';

/** Most lists of one lookup that are tested one by one. */
const MOST_TRIED = 32;

/** A list of the request and its index among all of them. */
interface Numbered {
  readonly number: number;
  readonly list: RequestList;
}

/** Finds lists of a request by name or length without a linear search, since a request may have thousands of lists. */
export class RequestLookup {
  readonly #byFoldedName = new Map<string, ByLength>();
  readonly #byName = new Map<string, ByLength>();
  readonly #byDepth: ByLength[] = [];
  readonly #inner = new Map<string, RequestList>();
  readonly #request: ParsedRequest;
  #sharedColumns: SharedColumnFinder | null = null;
  #byValue: ReadonlyMap<string, WholeItem> | null = null;

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

  get sharedColumns(): SharedColumnFinder {
    return (this.#sharedColumns ??= new SharedColumnFinder(this.#request));
  }

  /** Whether the request has lists or maps below the root. */
  get hasInner(): boolean {
    return this.#inner.size > 0;
  }

  /** The first request item that equals a value. */
  equal(value: Json): WholeItem | undefined {
    return (this.#byValue ??= itemsByValue(this.#request)).get(JSON.stringify(value));
  }

  /** The first list or map below the root with a name. */
  inner(name: string): RequestList | undefined {
    return this.#inner.get(name);
  }

  /** The first list with a name. */
  named(name: string): RequestList | undefined {
    return this.#byName.get(name)?.longerThan(-1)?.list;
  }

  /** The first list with one of the names and more than `most` items; otherwise the longest list of the lowest depth. */
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
   * The first list with a name that has exactly, or at least, `size` items; otherwise the first such list of the lowest depth.
   *
   * @param accepts whether a list of that length can be returned
   */
  asLong(size: number, isAtLeast: boolean, name: string, accepts: (list: RequestList) => boolean): RequestList | null {
    for (const lists of [name === '' ? undefined : this.#byName.get(name), ...this.#byDepth]) {
      const found = (isAtLeast ? lists?.atLeast(size) : lists?.exactly(size))?.find(accepts);
      if (found) return found;
    }
    return null;
  }
}

/** A request item and its list. */
interface WholeItem {
  readonly list: RequestList;
  readonly item: RequestItem;
}

/** The objects among the items of all lists, by their JSON text. */
function itemsByValue({ lists }: ParsedRequest): ReadonlyMap<string, WholeItem> {
  const byValue = new Map<string, WholeItem>();
  for (const list of lists) {
    for (const item of list.items) {
      if (list.isMap || !isObject(item.value)) continue;
      const text = JSON.stringify(item.value);
      if (!byValue.has(text)) byValue.set(text, { list, item });
    }
  }
  return byValue;
}

/** Lists in the order of the request, indexed by length. */
class ByLength {
  readonly #all: RequestList[] = [];
  readonly #byLength = new Map<number, RequestList[]>();
  /** The lists that are longer than all lists before them, with their indexes in `#all`. */
  readonly #longer: (Numbered & { readonly at: number })[] = [];

  add({ number, list }: Numbered): void {
    const { length } = list.items;
    const at = this.#all.push(list) - 1;
    const same = this.#byLength.get(length);
    if (!same) this.#byLength.set(length, [list]);
    else if (same.length < MOST_TRIED) same.push(list);
    if (length > (this.longest?.items.length ?? -1)) this.#longer.push({ number, list, at });
  }

  /** The first of the longest lists. */
  get longest(): RequestList | undefined {
    return this.#longer.at(-1)?.list;
  }

  /** The first list with more than `most` items. */
  longerThan(most: number): (Numbered & { readonly at: number }) | undefined {
    return this.#longer[
      partitionPoint(this.#longer.length, (index) => (this.#longer[index]?.list.items.length ?? 0) > most)
    ];
  }

  exactly(size: number): readonly RequestList[] {
    return this.#byLength.get(size) ?? [];
  }

  /** Up to {@link MOST_TRIED} candidates with at least `size` items. */
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

/** Returns the lookup of a request, which is created once. */
export function requestLookup(request: ParsedRequest): RequestLookup {
  let lookup = known.get(request);
  if (!lookup) known.set(request, (lookup = new RequestLookup(request)));
  return lookup;
}
