import { isObject, type Json, type JsonObject, member } from '../../read/json/syntax/value.ts';
import type { Item } from './items.ts';
import { ID_HOLDERS, ID_RANKS, ID_SUFFIX } from './names.ts';

/** What identifies an item. */
export interface Identifier {
  /** The member; null for the key of a map, or the element of an array of texts or numbers. */
  readonly name: string | null;
  readonly value: string | number;
}

/** The identifiers of items, in their order; null for an item without one. */
export function identifiersOf(items: readonly Item[]): readonly (Identifier | null)[] {
  const common = mostCommonName(items);
  // Most items have a known member, so other names are compared only if one has none.
  let similar: string | null | undefined;
  const similarIdentifier = (element: JsonObject): Identifier | null => {
    similar = similar === undefined ? similarName(items) : similar;
    return similar === null ? null : identifierNamed(element, similar);
  };
  return items.map(({ element, isInMap, step }) => {
    if (isInMap) return { name: null, value: step };
    if (!isObject(element)) return isId(element) ? { name: null, value: element } : null;
    return (
      (common === null ? null : identifierNamed(element, common)) ??
      firstIdentifier(element) ??
      similarIdentifier(element)
    );
  });
}

/** The identifier in the member of a name, of the element itself or of an object that describes the part. */
export function identifierNamed(element: JsonObject, name: string): Identifier | null {
  for (const holder of holdersOf(element)) {
    const value = member(holder, name);
    if (isId(value)) return { name, value };
  }
  return null;
}

function isId(value: Json | undefined): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function holdersOf(element: JsonObject): readonly JsonObject[] {
  const holders = [element];
  for (const name of ID_HOLDERS) {
    const holder = member(element, name);
    if (isObject(holder)) holders.push(holder);
  }
  return holders;
}

/** The known member that most items have. */
function mostCommonName(items: readonly Item[]): string | null {
  const counts = new Map<string, number>();
  /** The last item that has each member, because a member may be in several objects of an item. */
  const last = new Map<string, number>();
  for (const [index, { element, isInMap }] of items.entries()) {
    if (isInMap || !isObject(element)) continue;
    for (const holder of holdersOf(element)) {
      for (const name in holder) {
        if (!ID_RANKS.has(name) || last.get(name) === index || !isId(holder[name])) continue;
        last.set(name, index);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  let best: string | null = null;
  for (const name of ID_RANKS.keys()) if ((counts.get(name) ?? 0) > (counts.get(best ?? '') ?? 0)) best = name;
  return best;
}

/** The identifier of an item in the known member of the first rank. */
function firstIdentifier(element: JsonObject): Identifier | null {
  let best: Identifier | null = null;
  let bestRank = Infinity;
  for (const holder of holdersOf(element)) {
    for (const name in holder) {
      const rank = ID_RANKS.get(name) ?? Infinity;
      const value = holder[name];
      if (rank < bestRank && isId(value)) [best, bestRank] = [{ name, value }, rank];
    }
  }
  return best;
}

/** The member that looks like an identifier, by its name, and whose values differ; of several, the one that most items have. */
function similarName(items: readonly Item[]): string | null {
  const values = new Map<string, { readonly distinct: Set<string | number>; count: number }>();
  for (const { element, isInMap } of items) {
    if (isInMap || !isObject(element)) continue;
    const names = new Map<string, string | number>();
    for (const holder of holdersOf(element)) {
      for (const name in holder) {
        const value = holder[name];
        if (!names.has(name) && isId(value) && ID_SUFFIX.test(name.slice(-8))) names.set(name, value);
      }
    }
    for (const [name, value] of names) {
      const known = values.get(name) ?? { distinct: new Set(), count: 0 };
      values.set(name, known);
      known.distinct.add(value);
      known.count += 1;
    }
  }
  let best: string | null = null;
  let most = 0;
  for (const [name, { distinct, count }] of values)
    if (distinct.size === count && count > most) [best, most] = [name, count];
  return best;
}
