import { itemArray, type Item, type Items, pathsOfLists } from '../items/item.ts';
import { outcomeWithNested } from '../items/buildItems.ts';
import { type Path, pointerOf } from '../syntax/value.ts';
import type { ContainerResult } from './readContainer.ts';

/**
 * Moves containers that are inside an item of another container into that item, so that no operation is counted twice.
 */
export function nestContainers(parts: readonly ContainerResult[]): readonly ContainerResult[] {
  const byPointer = new Map(parts.map((part) => [pointerOf(part.path), part]));
  const inside = new Map<ContainerResult, ContainerResult[]>();
  const outer: ContainerResult[] = [];
  for (const part of parts) {
    const enclosing = enclosingContainer(part.path, byPointer);
    const known = enclosing && inside.get(enclosing);
    if (known) known.push(part);
    else if (enclosing) inside.set(enclosing, [part]);
    else outer.push(part);
  }
  if (inside.size === 0) return parts;
  const withInner = (part: ContainerResult): readonly ContainerResult[] => {
    const inner = (inside.get(part) ?? []).flatMap(withInner);
    return inner.length === 0 ? [part] : nestedIn(part, inner);
  };
  return outer.flatMap(withInner);
}

/** The innermost container whose path is a proper prefix of a path; null if there is none. */
function enclosingContainer(path: Path, byPointer: ReadonlyMap<string, ContainerResult>): ContainerResult | null {
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const part = byPointer.get(pointerOf(path.slice(0, length)));
    if (part) return part;
  }
  return null;
}

/** Adds containers to the items that they are inside. Containers inside a value that is not an item stay separate. */
function nestedIn(part: ContainerResult, inner: readonly ContainerResult[]): readonly ContainerResult[] {
  const { items } = part;
  const depth = part.path.length;
  const numbers = new Map(Array.from({ length: items.size }, (_, item) => [items.at(item).path[depth], item] as const));
  const extra = new Map<number, Item[]>();
  const beside: ContainerResult[] = [];
  const places = [...pathsOfLists(items)];
  for (const one of inner) {
    const item = numbers.get(one.path[depth] ?? '');
    if (item === undefined) {
      beside.push(one);
      continue;
    }
    for (const place of pathsOfLists(one.items)) places.push(place);
    let known = extra.get(item);
    if (!known) extra.set(item, (known = []));
    for (const each of itemArray(one.items)) known.push({ ...each, pathInParent: each.path.slice(depth + 1) });
  }
  return [{ ...part, items: withItems(items, extra, places) }, ...beside];
}

function withItems(items: Items, extra: ReadonlyMap<number, readonly Item[]>, places: readonly Path[]): Items {
  const nestedAt = (item: number): readonly Item[] => [...items.nested(item), ...(extra.get(item) ?? [])];
  return {
    ...items,
    outcome: (item) => (extra.has(item) ? outcomeWithNested(items.outcome(item), nestedAt(item)) : items.outcome(item)),
    isNested: true,
    nested: nestedAt,
    at: (item) => {
      const own = items.at(item);
      return extra.has(item)
        ? { ...own, outcome: outcomeWithNested(own.outcome, nestedAt(item)), items: nestedAt(item) }
        : own;
    },
    listPaths: places,
  };
}
